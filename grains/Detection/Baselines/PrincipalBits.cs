using System.Numerics;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// A set of principals in 64 bits, counted by linear counting (Whang et al., 1990). Adding one again changes nothing, so
/// neither redelivery nor order does. Exact enough for a few, and up to some 250 in all.
/// </summary>
public static class PrincipalBits
{
    private const int Bits = 64;

    /// <summary>The bit of a principal, by its key.</summary>
    public static ulong Of(string key) => 1UL << (int)(DistinctCount.Hash(14695981039346656037, key) >> 58);

    /// <summary>How many principals a set holds, estimated.</summary>
    public static int Count(ulong principals)
    {
        var set = BitOperations.PopCount(principals);
        return (int)Math.Round(Bits * Math.Log(Bits / Math.Max(1d, Bits - set)));
    }
}
