using System.Buffers;
using System.Runtime.InteropServices;

namespace OrleansSec.Detection.Baselines;

/// <summary>An <see cref="HourlyHabit"/> in its stored form.</summary>
[GenerateSerializer, Alias("HourlyHabit")]
internal struct PackedHabit
{
    // Bytes of a set of discoveries in earlier versions.
    private const int AllBits = 64;

    /// <summary>What an earlier version has stored: by kind the latest hour's counts, then those of the hour before.</summary>
    [Id(0)]
    public byte[]? EarlierCounts;

    /// <summary>Likewise, by kind the sum of the counts and of their squares.</summary>
    [Id(1)]
    public byte[]? EarlierSums;

    /// <summary>Likewise, what was discovered in the latest hour and the one before.</summary>
    [Id(2)]
    public byte[]? EarlierDistinct;

    /// <summary>The latest hour, in Unix hours.</summary>
    [Id(3)]
    public long Hour;

    /// <summary>Whether there were events in the hour before.</summary>
    [Id(4)]
    public bool HasPrevious;

    /// <summary>As <see cref="HourlyHabit.Hours"/>.</summary>
    [Id(5)]
    public float Hours;

    /// <summary>
    /// What was discovered in the latest hour and the one before, each as its length and bytes; then by kind: its number, the
    /// latest count, the previous one, sum, squares.
    /// </summary>
    [Id(6)]
    public byte[]? Rows;

    /// <summary>Packs counts.</summary>
    public static byte[] Pack(ReadOnlySpan<KindCounts> kinds, byte[]? latest, byte[]? previous)
    {
        var packed = new ArrayBufferWriter<byte>(64);
        Packing.Write(packed, (uint)(latest?.Length ?? 0));
        packed.Write(latest);
        Packing.Write(packed, (uint)(previous?.Length ?? 0));
        packed.Write(previous);
        foreach (ref readonly var counts in kinds)
        {
            Packing.Write(packed, (byte)counts.Kind);
            Packing.Write(packed, (uint)counts.Latest);
            Packing.Write(packed, (uint)counts.Previous);
            Packing.Write(packed, counts.Sum);
            Packing.Write(packed, counts.Squares);
        }

        return packed.WrittenSpan.ToArray();
    }

    /// <summary>Unpacks counts.</summary>
    public readonly (KindCounts[] Kinds, byte[]? Latest, byte[]? Previous) Unpack()
    {
        if (Rows is null)
        {
            return Earlier();
        }

        var packed = new PackedReader(Rows);
        var (latest, previous) = (Bits(ref packed), Bits(ref packed));
        var kinds = new List<KindCounts>();
        while (!packed.IsAtEnd)
        {
            kinds.Add(new KindCounts
            {
                Kind = (HabitKind)packed.Byte(),
                Latest = (int)packed.Number(),
                Previous = (int)packed.Number(),
                Sum = packed.Single(),
                Squares = packed.Single(),
            });
        }

        return ([.. kinds], latest, previous);
    }

    private static byte[]? Bits(ref PackedReader packed) => packed.Number() is > 0 and var length ? packed.Bytes((int)length).ToArray() : null;

    private readonly (KindCounts[] Kinds, byte[]? Latest, byte[]? Previous) Earlier()
    {
        var counts = MemoryMarshal.Cast<byte, int>(EarlierCounts);
        var sums = MemoryMarshal.Cast<byte, float>(EarlierSums);
        var kinds = new KindCounts[counts.Length / 2];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = new KindCounts { Kind = (HabitKind)i, Latest = counts[i], Previous = counts[kinds.Length + i], Sum = sums[2 * i], Squares = sums[(2 * i) + 1] };
        }

        return (
            [.. kinds.Where(k => k.Latest > 0 || k.Previous > 0 || k.Sum > 0)],
            DistinctCount.Few(EarlierDistinct.AsSpan(0, AllBits)),
            DistinctCount.Few(EarlierDistinct.AsSpan(AllBits)));
    }
}
