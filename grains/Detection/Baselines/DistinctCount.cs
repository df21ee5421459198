using System.Numerics;
using System.Runtime.InteropServices;

namespace OrleansSec.Detection.Baselines;

/// <summary>Counts distinct texts in 512 bits by linear counting (Whang et al., 1990): close up to some 2,000.</summary>
internal static class DistinctCount
{
    /// <summary>Bytes of one count.</summary>
    public const int Bytes = 64;

    /// <summary>Adds the pair of texts.</summary>
    public static void Add(Span<byte> bits, string first, string second)
    {
        var bit = (int)(Hash(Hash(14695981039346656037, first), second) >> 55);
        bits[bit / 8] |= (byte)(1 << (bit % 8));
    }

    /// <summary>How many distinct pairs were added, estimated.</summary>
    public static double Of(ReadOnlySpan<byte> bits)
    {
        var set = 0;
        foreach (var part in MemoryMarshal.Cast<byte, ulong>(bits))
        {
            set += BitOperations.PopCount(part);
        }

        const int All = Bytes * 8;
        return All * Math.Log(All / Math.Max(1d, All - set));
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
