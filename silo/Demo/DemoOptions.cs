namespace OrleansSec.Silo.Demo;

/// <summary>What to generate. The same options give the same files.</summary>
internal sealed record DemoOptions
{
    /// <summary>Length of the part of time that one log file covers.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Same seed, same files.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Days of background.</summary>
    public int Days { get; init; } = 7;

    /// <summary>First instant: midnight UTC of a Monday unless said otherwise.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 11, 9, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The attack on the night after the background.</summary>
    public DemoAttack Attack { get; init; } = DemoAttack.CapitalOne;

    /// <summary>Set for a company of another size in place of the small one and its attack.</summary>
    public OrganisationOptions? Organisation { get; init; }

    /// <summary>Set for a bulk corpus in place of background and attack.</summary>
    public BulkOptions? Bulk { get; init; }

    /// <summary>A corpus for measuring: so many records over so many files and principals, no attack.</summary>
    public static DemoOptions ForBulk(int records, int files, int principals, ulong seed, double zipf = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(files);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(principals);
        ArgumentOutOfRangeException.ThrowIfNegative(zipf);
        return new DemoOptions { Seed = seed, Attack = DemoAttack.None, Bulk = new BulkOptions(records, files, principals, zipf) };
    }
}
