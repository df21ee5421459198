namespace OrleansSec.Detection.Baselines;

/// <summary>
/// A bounded table of the values that a trait has shown. It counts two things per value: events, and the hours in
/// which it was seen. Surprise is reckoned in hours, since the events of one busy hour are one habit, not a thousand
/// trials. A value that must make room falls into the forgotten remainder, never into silence.
/// </summary>
public sealed class Dimension
{
    // How far back the hours that a value was seen in are known one by one: a late event within it is counted right.
    private const int KnownHours = 8;

    private DimensionRow[] _rows = new DimensionRow[1];
    private int _bytes;

    // Where the last value asked for was: an event asks for its values several times.
    private int _last;

    /// <summary>How many values have a row.</summary>
    public int Count { get; private set; }

    /// <summary>Weight of the events of all values, the forgotten ones included.</summary>
    public float Events { get; private set; }

    /// <summary>Weight of the hours of all values, the forgotten ones included.</summary>
    public float Hours { get; private set; }

    /// <summary>Weight of the events of the values that lost their row.</summary>
    public float Forgotten { get; private set; }

    /// <summary>Weight of the rows lost, each at the time it was lost: how many new values the table no longer shows.</summary>
    public float Lost { get; private set; }

    /// <summary>The row of a value, or null.</summary>
    public DimensionRow? Find(string value) => IndexOf(BoundedText.Of(value)) is var index and >= 0 ? _rows[index] : null;

    /// <summary>All rows, in no order.</summary>
    public IEnumerable<DimensionRow> Rows() => _rows.Take(Count);

    /// <summary>The same, valid until the next is added.</summary>
    internal ReadOnlySpan<DimensionRow> AsSpan() => _rows.AsSpan(0, Count);

    /// <summary>Adds events of a value.</summary>
    /// <param name="value">The value shown.</param>
    /// <param name="time">Unix seconds.</param>
    /// <param name="events">How many events, all in the same hour.</param>
    /// <param name="weight">The weight of one event at that time.</param>
    /// <param name="limit">How many bytes all rows may take when stored.</param>
    public void Add(string value, long time, int events, double weight, int limit)
    {
        var minute = PackedDimension.Minute(time);
        var text = BoundedText.Of(value);
        var index = IndexOf(text);
        if (index < 0)
        {
            index = Insert(new DimensionRow(text, 0, 0, minute, minute, 0), (float)weight, limit);
        }

        ref var row = ref _rows[index];
        var gained = IsNewHour(row, minute) ? (float)weight : 0;
        row = See(row, minute) with { Events = row.Events + (float)(events * weight), Hours = row.Hours + gained };
        Events += (float)(events * weight);
        Hours += gained;
    }

    /// <summary>Divides every weight, when the landmark moves on.</summary>
    public void Rescale(double divisor)
    {
        for (var i = 0; i < Count; i++)
        {
            var row = _rows[i];
            _rows[i] = row with { Events = (float)(row.Events / divisor), Hours = (float)(row.Hours / divisor) };
        }

        Events = (float)(Events / divisor);
        Hours = (float)(Hours / divisor);
        Forgotten = (float)(Forgotten / divisor);
        Lost = (float)(Lost / divisor);
    }

    /// <summary>A dimension with these rows and sums.</summary>
    internal static Dimension Of(DimensionRow[] rows, float events, float hours, float forgotten, float lost) => new()
    {
        _rows = rows.Length == 0 ? new DimensionRow[1] : rows,
        _bytes = rows.Sum(PackedDimension.Bytes),
        Count = rows.Length,
        Events = events,
        Hours = hours,
        Forgotten = forgotten,
        Lost = lost,
    };

    private int IndexOf(string text)
    {
        if (_last < Count && string.Equals(_rows[_last].Value, text, StringComparison.Ordinal))
        {
            return _last;
        }

        for (var i = 0; i < Count; i++)
        {
            if (string.Equals(_rows[i].Value, text, StringComparison.Ordinal))
            {
                return _last = i;
            }
        }

        return -1;
    }

    private int Insert(DimensionRow row, float weight, int limit)
    {
        var bytes = PackedDimension.Bytes(row);
        while (Count > 0 && _bytes + bytes > limit)
        {
            Forget();
            Lost += weight;
        }

        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, Count * 2);
        }

        _bytes += bytes;
        _rows[Count] = row;
        return Count++;
    }

    private void Forget()
    {
        var rarest = 0;
        for (var i = 1; i < Count; i++)
        {
            if (_rows[i].Hours < _rows[rarest].Hours || (_rows[i].Hours == _rows[rarest].Hours && _rows[i].Last < _rows[rarest].Last))
            {
                rarest = i;
            }
        }

        Forgotten += _rows[rarest].Events;
        _bytes -= PackedDimension.Bytes(_rows[rarest]);
        _rows[rarest] = _rows[--Count];
        _rows[Count] = default;
    }

    // An hour between the first and the known ones may or may not have been seen: it is not counted, so that events
    // that come out of order can never make a value look steadier than it is.
    private static bool IsNewHour(DimensionRow row, uint minute)
    {
        var back = (int)(row.Last / 60) - (int)(minute / 60);
        return row.Recent == 0 || back < 0 || minute / 60 < row.First / 60 || (back < KnownHours && (row.Recent & (1 << back)) == 0);
    }

    private static DimensionRow See(DimensionRow row, uint minute)
    {
        var back = (int)(row.Last / 60) - (int)(minute / 60);
        var recent = back switch
        {
            <= -KnownHours => 1,
            < 0 => (row.Recent << -back) | 1,
            < KnownHours => row.Recent | (1 << back),
            _ => row.Recent,
        };
        return row with { First = Math.Min(row.First, minute), Last = Math.Max(row.Last, minute), Recent = (byte)recent };
    }
}
