namespace OrleansSec.Detection.Baselines;

/// <summary>A value of a dimension, as stored.</summary>
/// <param name="Value">Such as <c>eu-west-1</c>; a very long one is cut and ends in its hash.</param>
/// <param name="Events">Weight of its events.</param>
/// <param name="Hours">Weight of the hours in which it was seen.</param>
/// <param name="First">When it was seen first, Unix minutes.</param>
/// <param name="Last">When it was seen last, Unix minutes.</param>
/// <param name="Recent">The hours up to the last one in which it was seen: bit n stands for n hours earlier.</param>
public readonly record struct DimensionRow(string Value, float Events, float Hours, uint First, uint Last, byte Recent)
{
    /// <summary>When it was seen first, UTC.</summary>
    public DateTimeOffset FirstSeen => DateTimeOffset.FromUnixTimeSeconds(First * 60L);

    /// <summary>When it was seen last, UTC.</summary>
    public DateTimeOffset LastSeen => DateTimeOffset.FromUnixTimeSeconds(Last * 60L);
}
