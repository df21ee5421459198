using System.Numerics;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// The values that an entity's traits have shown. The rows of all traits are in one array, each trait's together, so that
/// an entity that has shown little takes little: most are quiet, and there are many.
/// </summary>
internal sealed class TraitTable
{
    // How far back the hours that a value was seen in are known one by one: a late event within it is counted right.
    private const int KnownHours = 8;

    private DimensionRow[] _rows = [];
    private DimensionSums[] _sums = [];
    private int _count;

    // A bit for each trait that has shown something. Their sums, and their rows, are in the order of the traits.
    private uint _shown;

    /// <summary>A trait's table, or null if it has shown nothing.</summary>
    public Dimension? this[Trait trait] => HasShown(trait) ? new Dimension(this, Place(trait)) : null;

    /// <summary>The traits that have shown something, in their order.</summary>
    public IEnumerable<Trait> Shown => Enumerable.Range(0, 32).Select(t => (Trait)t).Where(HasShown);

    /// <summary>All rows.</summary>
    public ReadOnlySpan<DimensionRow> Rows() => _rows.AsSpan(0, _count);

    /// <summary>The sums at a place.</summary>
    public ref readonly DimensionSums Sums(int place) => ref _sums[place];

    /// <summary>The rows at a place.</summary>
    public ReadOnlySpan<DimensionRow> Rows(int place) => _rows.AsSpan(_sums[place].Start, _sums[place].Count);

    /// <summary>The row of a value at a place, or null.</summary>
    public DimensionRow? Find(int place, string value) =>
        IndexOf(ref _sums[place], BoundedText.Of(value)) is var index and >= 0 ? _rows[index] : null;

    /// <summary>Adds events of a value.</summary>
    /// <param name="trait">The trait that shows it.</param>
    /// <param name="value">The value shown.</param>
    /// <param name="time">Unix seconds.</param>
    /// <param name="events">How many events, all in the same hour.</param>
    /// <param name="weight">The weight of one event at that time.</param>
    /// <param name="limit">How many bytes the rows of the trait may count for.</param>
    public void Add(Trait trait, string value, long time, int events, double weight, int limit)
    {
        var place = Place(trait);
        if (!HasShown(trait))
        {
            Begin(trait, place);
        }

        var minute = DimensionRow.Minute(time);
        var text = BoundedText.Of(value);
        var index = IndexOf(ref _sums[place], text);
        if (index < 0)
        {
            index = Insert(place, new DimensionRow(text, 0, 0, minute, minute, 0), (float)weight, limit);
        }

        ref var row = ref _rows[index];
        var gained = IsNewHour(row, minute) ? (float)weight : 0;
        row = See(row, minute, row.Events + (float)(events * weight), row.Hours + gained);
        _sums[place].Events += (float)(events * weight);
        _sums[place].Hours += gained;
    }

    /// <summary>Takes in a trait that has shown nothing yet.</summary>
    public void Add(Trait trait, ReadOnlySpan<DimensionRow> rows, float events, float hours, float forgotten, float lost)
    {
        var place = Place(trait);
        Begin(trait, place);
        foreach (var row in rows)
        {
            Insert(place, row, 0, ushort.MaxValue);
        }

        ref var sums = ref _sums[place];
        (sums.Events, sums.Hours, sums.Forgotten, sums.Lost) = (events, hours, forgotten, lost);
    }

    /// <summary>Divides every weight, when the landmark moves on.</summary>
    public void Rescale(double divisor)
    {
        foreach (ref var row in _rows.AsSpan(0, _count))
        {
            row = row with { Events = (float)(row.Events / divisor), Hours = (float)(row.Hours / divisor) };
        }

        foreach (ref var sums in _sums.AsSpan())
        {
            sums.Events = (float)(sums.Events / divisor);
            sums.Hours = (float)(sums.Hours / divisor);
            sums.Forgotten = (float)(sums.Forgotten / divisor);
            sums.Lost = (float)(sums.Lost / divisor);
        }
    }

    private bool HasShown(Trait trait) => (_shown & (1u << (int)trait)) != 0;

    private int Place(Trait trait) => BitOperations.PopCount(_shown & ((1u << (int)trait) - 1));

    private void Begin(Trait trait, int place)
    {
        // A first event shows some eight traits.
        var all = BitOperations.PopCount(_shown);
        if (all == _sums.Length)
        {
            Array.Resize(ref _sums, Math.Max(8, all + 1));
        }

        Array.Copy(_sums, place, _sums, place + 1, all - place);
        _sums[place] = new DimensionSums { Start = place < all ? _sums[place + 1].Start : (ushort)_count };
        _shown |= 1u << (int)trait;
    }

    private int IndexOf(ref DimensionSums sums, string text)
    {
        var rows = _rows.AsSpan(sums.Start, sums.Count);
        if (sums.Asked < rows.Length && string.Equals(rows[sums.Asked].Value, text, StringComparison.Ordinal))
        {
            return sums.Start + sums.Asked;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (string.Equals(rows[i].Value, text, StringComparison.Ordinal))
            {
                sums.Asked = (ushort)i;
                return sums.Start + i;
            }
        }

        return -1;
    }

    private int Insert(int place, DimensionRow row, float weight, int limit)
    {
        ref var sums = ref _sums[place];
        var size = row.Size;
        while (sums.Count > 0 && sums.Size + size > limit)
        {
            Forget(place);
            sums.Lost += weight;
        }

        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(8, _count + Math.Max(2, _count / 8)));
        }

        var at = sums.Start + sums.Count;
        Array.Copy(_rows, at, _rows, at + 1, _count - at);
        _rows[at] = row;
        _count++;
        sums.Count++;
        sums.Size += (ushort)size;
        foreach (ref var later in Later(place))
        {
            later.Start++;
        }

        return at;
    }

    private void Forget(int place)
    {
        ref var sums = ref _sums[place];
        var rows = _rows.AsSpan(sums.Start, sums.Count);
        var rarest = 0;
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Hours < rows[rarest].Hours || (rows[i].Hours == rows[rarest].Hours && rows[i].Last < rows[rarest].Last))
            {
                rarest = i;
            }
        }

        sums.Forgotten += rows[rarest].Events;
        sums.Size -= (ushort)rows[rarest].Size;
        rows[rarest] = rows[^1];
        sums.Count--;
        var end = sums.Start + sums.Count;
        _count--;
        Array.Copy(_rows, end + 1, _rows, end, _count - end);
        _rows[_count] = default;
        foreach (ref var later in Later(place))
        {
            later.Start--;
        }
    }

    private Span<DimensionSums> Later(int place) => _sums.AsSpan(0, BitOperations.PopCount(_shown))[(place + 1)..];

    // An hour between the first and the known ones may or may not have been seen: it is not counted, so that events
    // that come out of order can never make a value look steadier than it is.
    private static bool IsNewHour(DimensionRow row, uint minute)
    {
        var back = (int)(row.Last / 60) - (int)(minute / 60);
        return row.Recent == 0 || back < 0 || minute / 60 < row.First / 60 || (back < KnownHours && (row.Recent & (1 << back)) == 0);
    }

    private static DimensionRow See(DimensionRow row, uint minute, float events, float hours)
    {
        var back = (int)(row.Last / 60) - (int)(minute / 60);
        var recent = back switch
        {
            <= -KnownHours => 1,
            < 0 => (row.Recent << -back) | 1,
            < KnownHours => row.Recent | (1 << back),
            _ => row.Recent,
        };
        return new DimensionRow(row.Value, events, hours, Math.Min(row.First, minute), Math.Max(row.Last, minute), (byte)recent);
    }
}
