using System.Numerics;
using System.Runtime.InteropServices;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// Counts distinct texts in 512 bits by linear counting (Whang et al., 1990): close up to some 2,000. Of few bits their
/// numbers are kept, two bytes each; of many all 64 bytes. Nothing is null.
/// </summary>
internal static class DistinctCount
{
    private const int Bytes = 64;
    private const int Number = sizeof(ushort);

    /// <summary>Adds the pair of texts; answers the bytes that hold it, the same or others.</summary>
    public static byte[] Add(byte[]? bits, string first, string second)
    {
        var bit = (ushort)(Hash(Hash(14695981039346656037, first), second) >> 55);
        if (bits is { Length: Bytes })
        {
            Set(bits, bit);
            return bits;
        }

        bits ??= [];
        var numbers = MemoryMarshal.Cast<byte, ushort>(bits);
        if (numbers.Contains(bit))
        {
            return bits;
        }

        var more = new byte[bits.Length + Number];
        if (more.Length < Bytes)
        {
            bits.CopyTo(more, 0);
            MemoryMarshal.Cast<byte, ushort>(more.AsSpan())[^1] = bit;
            return more;
        }

        Set(more, bit);
        foreach (var number in numbers)
        {
            Set(more, number);
        }

        return more;
    }

    /// <summary>How many distinct pairs were added, estimated.</summary>
    public static double Of(ReadOnlySpan<byte> bits)
    {
        const int All = Bytes * 8;
        return All * Math.Log(All / Math.Max(1d, All - (bits.Length == Bytes ? SetIn(bits) : bits.Length / Number)));
    }

    /// <summary>The same, of all 64 bytes as an earlier version kept them.</summary>
    public static byte[]? Few(ReadOnlySpan<byte> all)
    {
        var set = SetIn(all);
        if (set >= Bytes / Number)
        {
            return all.ToArray();
        }

        var few = new byte[set * Number];
        var numbers = MemoryMarshal.Cast<byte, ushort>(few.AsSpan());
        for (var (bit, i) = ((ushort)0, 0); i < set; bit++)
        {
            if ((all[bit / 8] & (1 << (bit % 8))) != 0)
            {
                numbers[i++] = bit;
            }
        }

        return set == 0 ? null : few;
    }

    private static void Set(byte[] all, int bit) => all[bit / 8] |= (byte)(1 << (bit % 8));

    private static int SetIn(ReadOnlySpan<byte> all)
    {
        var set = 0;
        foreach (var part in MemoryMarshal.Cast<byte, ulong>(all))
        {
            set += BitOperations.PopCount(part);
        }

        return set;
    }

    // FNV-1a over UTF-16 units, then a multiplication that carries into the high bits. The same in every process.
    internal static ulong Hash(ulong hash, string text)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 1099511628211;
        }

        return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
    }
}
