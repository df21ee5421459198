namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>The generator's tables, which come inside the program.</summary>
internal static class Resource
{
    private const string Prefix = "OrleansSec.Silo.Demo.";

    /// <summary>Lines that say something.</summary>
    public static IEnumerable<string> Lines(string name) => Text(Prefix + name)
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(l => !l.StartsWith('#'));

    /// <summary>Names of the resources that start with a prefix, in order.</summary>
    public static IEnumerable<string> Names(string prefix) => typeof(Resource).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix + prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>A resource by its full name.</summary>
    public static string Text(string fullName)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(fullName)
            ?? throw new InvalidDataException($"There is no resource {fullName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
