using System.Numerics;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Ranges of numbers, each of which lies wholly within or wholly beside any other: the ranges of addresses. Cut into
/// pieces that belong to their narrowest range; a number's piece is found by its first bits and a short search.
/// </summary>
internal sealed class RangeTable<T>
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>, IMinMaxValue<T>
{
    private const int Buckets = 1 << 16;

    private readonly T[] _starts;
    private readonly int[] _owners;
    private readonly Entry[] _entries;
    private readonly int[] _buckets;
    private readonly T _lowest;
    private readonly int _shift;

    /// <summary>Builds the table; the order of the ranges does not matter.</summary>
    /// <param name="ranges">First number, shared bits and what is known of it; of equal ranges the lowest of the last is found first.</param>
    public RangeTable(List<(T First, byte Length, int Provenance)> ranges)
    {
        ranges.Sort(static (a, b) =>
            a.First.CompareTo(b.First) is var first and not 0 ? first
            : a.Length.CompareTo(b.Length) is var length and not 0 ? length
            : b.Provenance.CompareTo(a.Provenance));
        (_entries, var pieces) = Cut(ranges);
        _starts = [.. pieces.Select(p => p.Start)];
        _owners = [.. pieces.Select(p => p.Owner)];
        _lowest = _starts.Length == 0 ? T.Zero : _starts[0];
        _shift = _starts.Length == 0 ? 0 : Math.Max(0, (_starts[^1] - _lowest).GetShortestBitLength() - 16);
        _buckets = Index();
    }

    /// <summary>How many entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The narrowest range that holds a number, or -1.</summary>
    public int Find(T number)
    {
        if (_starts.Length == 0 || number < _lowest)
        {
            return -1;
        }

        var bucket = Bucket(number);
        var (low, high) = (_buckets[bucket], _buckets[bucket + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_starts[middle] <= number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return _owners[low - 1];
    }

    /// <summary>An equal range of another list, or the next wider one; or -1.</summary>
    public int Wider(int entry) => _entries[entry].Wider;

    /// <summary>What is known of an entry.</summary>
    public int Provenance(int entry) => _entries[entry].Provenance;

    /// <summary>The entry's range.</summary>
    public (T First, int Length) Range(int entry) => (_entries[entry].First, _entries[entry].Length);

    private static (Entry[] Entries, List<(T Start, int Owner)> Pieces) Cut(List<(T First, byte Length, int Provenance)> ranges)
    {
        var entries = new Entry[ranges.Count];
        var pieces = new List<(T Start, int Owner)>(ranges.Count * 2);
        var open = new Stack<(int Entry, T Last)>();
        for (var i = 0; i < ranges.Count; i++)
        {
            var (first, length, provenance) = ranges[i];
            while (open.TryPeek(out var top) && top.Last < first)
            {
                CloseTop();
            }

            entries[i] = new Entry(first, length, provenance, open.TryPeek(out var around) ? around.Entry : -1);
            Begin(first, i);
            open.Push((i, Last(first, length)));
        }

        while (open.Count > 0)
        {
            CloseTop();
        }

        return (entries, pieces);

        void CloseTop()
        {
            var (_, last) = open.Pop();
            if (last != T.MaxValue)
            {
                Begin(last + T.One, open.TryPeek(out var around) ? around.Entry : -1);
            }
        }

        void Begin(T start, int owner)
        {
            if (pieces.Count > 0 && pieces[^1].Start == start)
            {
                pieces[^1] = (start, owner);
            }
            else
            {
                pieces.Add((start, owner));
            }
        }
    }

    private static T Last(T first, int length)
    {
        var width = T.Zero.GetByteCount() * 8;
        return length == 0 ? T.MaxValue : length == width ? first : first | (T.MaxValue >>> length);
    }

    private int Bucket(T number) => int.CreateTruncating(T.Min((number - _lowest) >>> _shift, T.CreateTruncating(Buckets - 1)));

    // _buckets[b]: how many pieces start in a bucket below b.
    private int[] Index()
    {
        var buckets = new int[_starts.Length == 0 ? 0 : Buckets + 1];
        foreach (var start in _starts)
        {
            buckets[Bucket(start) + 1]++;
        }

        for (var i = 1; i < buckets.Length; i++)
        {
            buckets[i] += buckets[i - 1];
        }

        return buckets;
    }

    private readonly record struct Entry(T First, byte Length, int Provenance, int Wider);
}
