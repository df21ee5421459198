using System.Text;

namespace OrleansSec.Detection.Baselines;

/// <summary>A value of a dimension, as remembered: 24 bytes, since every entity has some of them.</summary>
public readonly record struct DimensionRow
{
    // What a row counts for beside its text: three numbers of up to four bytes, one of one, two weights of four.
    private const int Bytes = 18;

    private const int MinuteBits = 28;

    // The largest number of 28 bits, in minutes: the year 2480.
    private const uint MaxMinute = (1 << MinuteBits) - 1;

    // First, last and recent, from the lowest bit on.
    private readonly ulong _seen;

    /// <summary>A row.</summary>
    public DimensionRow(string value, float events, float hours, uint first, uint last, byte recent)
    {
        (Value, Events, Hours) = (value, events, hours);
        _seen = first | ((ulong)last << MinuteBits) | ((ulong)recent << (2 * MinuteBits));
    }

    /// <summary>Such as <c>eu-west-1</c>; a very long one is cut and ends in its hash.</summary>
    public string Value { get; }

    /// <summary>Weight of its events.</summary>
    public float Events { get; init; }

    /// <summary>Weight of the hours in which it was seen.</summary>
    public float Hours { get; init; }

    /// <summary>When it was seen first, Unix minutes.</summary>
    public uint First => (uint)_seen & MaxMinute;

    /// <summary>When it was seen last, Unix minutes.</summary>
    public uint Last => (uint)(_seen >> MinuteBits) & MaxMinute;

    /// <summary>The hours up to the last one in which it was seen: bit n stands for n hours earlier.</summary>
    public byte Recent => (byte)(_seen >> (2 * MinuteBits));

    /// <summary>When it was seen first, UTC.</summary>
    public DateTimeOffset FirstSeen => DateTimeOffset.FromUnixTimeSeconds(First * 60L);

    /// <summary>When it was seen last, UTC.</summary>
    public DateTimeOffset LastSeen => DateTimeOffset.FromUnixTimeSeconds(Last * 60L);

    /// <summary>What it counts for in the limit of its table.</summary>
    internal int Size => Bytes + Encoding.UTF8.GetByteCount(Value);

    /// <summary>Unix minutes of Unix seconds, within what a row can hold.</summary>
    internal static uint Minute(long seconds) => (uint)Math.Clamp(seconds / 60, 0, MaxMinute);
}
