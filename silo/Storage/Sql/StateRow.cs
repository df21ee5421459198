namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Where a grain's state is in the table of states. Two grain classes with one state name and one key do not share a row.</summary>
internal readonly record struct StateRow(string Type, string Key)
{
    /// <summary>The row of a grain's state.</summary>
    public static StateRow Of(string stateName, GrainId grain) => new($"{grain.Type}/{stateName}", grain.Key.ToString()!);

    /// <summary>A version as grains know it (the etag).</summary>
    public static string Etag(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
