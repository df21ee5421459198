namespace OrleansSec.Silo.Intel;

/// <summary>Where intelligence and places come from.</summary>
internal sealed class IntelOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Intel";

    /// <summary>MaxMind databases (<c>.mmdb</c>) that tell where addresses are; the earlier one wins.</summary>
    public IList<string> Mmdb { get; init; } = [];
}
