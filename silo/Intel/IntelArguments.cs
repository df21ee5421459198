namespace OrleansSec.Silo.Intel;

/// <summary>What the command line adds to the configuration section.</summary>
/// <param name="Sources">Files, folders and URLs of lists.</param>
/// <param name="Mmdb">MaxMind databases.</param>
internal sealed record IntelArguments(IReadOnlyList<IntelSource> Sources, IReadOnlyList<string> Mmdb)
{
    /// <summary>Nothing.</summary>
    public static IntelArguments None { get; } = new([], []);
}
