namespace OrleansSec.Detection.Baselines;

/// <summary>
/// A bounded table of the values that a trait has shown. It counts two things per value: events, and the hours in
/// which it was seen. Surprise is reckoned in hours, since the events of one busy hour are one habit, not a thousand
/// trials. A value that must make room falls into the forgotten remainder, never into silence.
/// </summary>
[GenerateSerializer, Alias("Dimension")]
public sealed class Dimension
{
    [Id(0)]
    private string[] _values = new string[2];

    [Id(1)]
    private float[] _events = new float[2];

    [Id(2)]
    private float[] _hours = new float[2];

    [Id(3)]
    private uint[] _first = new uint[2];

    [Id(4)]
    private uint[] _last = new uint[2];

    /// <summary>How many values have a row.</summary>
    [Id(5)]
    public int Count { get; private set; }

    /// <summary>Weight of the events of all values, the forgotten ones included.</summary>
    [Id(6)]
    public float Events { get; private set; }

    /// <summary>Weight of the hours of all values, the forgotten ones included.</summary>
    [Id(7)]
    public float Hours { get; private set; }

    /// <summary>Weight of the events of the values that lost their row.</summary>
    [Id(8)]
    public float Forgotten { get; private set; }

    /// <summary>The row of a value, or null.</summary>
    public DimensionRow? Find(string value) => Array.IndexOf(_values, value, 0, Count) is var index and >= 0 ? At(index) : null;

    /// <summary>All rows, in no order.</summary>
    public IEnumerable<DimensionRow> Rows() => Enumerable.Range(0, Count).Select(At);

    /// <summary>Adds events of a value.</summary>
    /// <param name="value">The value shown.</param>
    /// <param name="time">Unix seconds.</param>
    /// <param name="events">How many events, all in the same hour.</param>
    /// <param name="weight">The weight of one event at that time.</param>
    /// <param name="limit">How many values may have a row.</param>
    public void Add(string value, long time, int events, double weight, int limit)
    {
        var index = Array.IndexOf(_values, value, 0, Count);
        var seconds = (uint)Math.Clamp(time, 0, uint.MaxValue);
        var isNewHour = index < 0 || (seconds / 3600 != _last[index] / 3600 && seconds / 3600 != _first[index] / 3600);
        if (index < 0)
        {
            index = Count < limit ? Grow() : Forget();
            (_values[index], _events[index], _hours[index]) = (value, 0, 0);
            (_first[index], _last[index]) = (seconds, seconds);
        }

        var gained = isNewHour ? (float)weight : 0;
        _events[index] += (float)(events * weight);
        _hours[index] += gained;
        Events += (float)(events * weight);
        Hours += gained;
        _first[index] = Math.Min(_first[index], seconds);
        _last[index] = Math.Max(_last[index], seconds);
    }

    /// <summary>Divides every weight, when the landmark moves on.</summary>
    public void Rescale(double divisor)
    {
        for (var i = 0; i < Count; i++)
        {
            _events[i] = (float)(_events[i] / divisor);
            _hours[i] = (float)(_hours[i] / divisor);
        }

        Events = (float)(Events / divisor);
        Hours = (float)(Hours / divisor);
        Forgotten = (float)(Forgotten / divisor);
    }

    private DimensionRow At(int index) => new(_values[index], _events[index], _hours[index], _first[index], _last[index]);

    private int Grow()
    {
        if (Count == _values.Length)
        {
            var size = Count * 2;
            Array.Resize(ref _values, size);
            Array.Resize(ref _events, size);
            Array.Resize(ref _hours, size);
            Array.Resize(ref _first, size);
            Array.Resize(ref _last, size);
        }

        return Count++;
    }

    private int Forget()
    {
        var rarest = 0;
        for (var i = 1; i < Count; i++)
        {
            if (_hours[i] < _hours[rarest] || (_hours[i] == _hours[rarest] && _last[i] < _last[rarest]))
            {
                rarest = i;
            }
        }

        Forgotten += _events[rarest];
        return rarest;
    }
}
