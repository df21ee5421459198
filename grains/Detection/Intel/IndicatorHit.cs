namespace OrleansSec.Detection.Intel;

/// <summary>An indicator of a set that a value matched. Holds no text, so that looking up allocates nothing.</summary>
/// <param name="Table">Which table of the set.</param>
/// <param name="Entry">Which entry of the table; negative for none.</param>
public readonly record struct IndicatorHit(IndicatorTable Table, int Entry)
{
    /// <summary>Nothing matched.</summary>
    public static IndicatorHit None { get; } = new(default, -1);

    /// <summary>Whether something matched.</summary>
    public bool IsHit => Entry >= 0;
}
