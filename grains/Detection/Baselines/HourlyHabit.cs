using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// How much a principal does in an hour: the open hours' counts, and decayed sums over its active hours before. The
/// latest hour and the one before it are open, so that events may come late; an hour is learnt when it closes.
/// </summary>
internal sealed class HourlyHabit
{
    // An event further back is no latecomer: a clock was wrong, or older logs are read. Counting starts again there.
    private const int LatestHours = 24;

    private static readonly HabitKind[] _all = [.. HabitKinds.All];

    // Of the kinds that were ever counted: most principals do but one or two.
    private KindCounts[] _kinds = [];

    // What was discovered, as DistinctCount has it.
    private byte[]? _latest;
    private byte[]? _previous;

    private long _hour = long.MinValue;
    private bool _hasPrevious;

    /// <summary>Weight of the hours in which the principal was active.</summary>
    public float Hours { get; private set; }

    /// <summary>A habit as it was stored.</summary>
    public static HourlyHabit Of(in PackedHabit packed)
    {
        var habit = new HourlyHabit { _hour = packed.Hour, _hasPrevious = packed.HasPrevious, Hours = packed.Hours };
        (habit._kinds, habit._latest, habit._previous) = packed.Unpack();
        return habit;
    }

    /// <summary>Weight of the counts of the closed hours.</summary>
    public float Sum(HabitKind kind) => IndexOf(kind) is >= 0 and var i ? _kinds[i].Sum : 0;

    /// <summary>Weight of the squares of the counts of the closed hours.</summary>
    public float Squares(HabitKind kind) => IndexOf(kind) is >= 0 and var i ? _kinds[i].Squares : 0;

    /// <summary>The count so far of the hour of a time, or null if that hour is closed.</summary>
    public double? Count(HabitKind kind, long time) => HourOf(time) is var hour && IsOpen(hour)
        ? kind == HabitKind.Discovery ? DistinctCount.Of(hour == _hour ? _latest : _previous)
        : IndexOf(kind) is >= 0 and var i ? (hour == _hour ? _kinds[i].Latest : _kinds[i].Previous)
        : 0
        : null;

    /// <summary>Counts an event.</summary>
    /// <param name="observation">The event.</param>
    /// <param name="time">Its time, Unix seconds.</param>
    /// <param name="landmark">Of the decay, Unix seconds.</param>
    public void Learn(Observation observation, long time, long landmark)
    {
        var hour = HourOf(time);
        MoveTo(hour, landmark);
        if (!IsOpen(hour))
        {
            return;
        }

        var isLatest = hour == _hour;
        _hasPrevious |= !isLatest;
        foreach (var kind in _all)
        {
            if (HabitKinds.Counts(kind, observation))
            {
                ref var counts = ref Of(kind);
                ref var count = ref isLatest ? ref counts.Latest : ref counts.Previous;
                count = Math.Min(count, int.MaxValue - 1) + 1;
            }
        }

        if (HabitKinds.Counts(HabitKind.Discovery, observation))
        {
            ref var distinct = ref isLatest ? ref _latest : ref _previous;
            distinct = DistinctCount.Add(distinct, observation.Action, observation.Resource ?? string.Empty);
        }
    }

    /// <summary>Divides every weight, when the landmark moves on.</summary>
    public void Rescale(double divisor)
    {
        foreach (ref var counts in _kinds.AsSpan())
        {
            counts.Sum = (float)(counts.Sum / divisor);
            counts.Squares = (float)(counts.Squares / divisor);
        }

        Hours = (float)(Hours / divisor);
    }

    /// <summary>The stored form.</summary>
    public PackedHabit ToPacked() => new()
    {
        Hour = _hour,
        HasPrevious = _hasPrevious,
        Hours = Hours,
        Rows = PackedHabit.Pack(_kinds, _latest, _previous),
    };

    private static long HourOf(long time) => (time - (((time % 3600) + 3600) % 3600)) / 3600;

    // An hour that has not begun holds nothing to judge yet.
    private bool IsOpen(long hour) => hour == _hour || hour == _hour - 1;

    private int IndexOf(HabitKind kind)
    {
        for (var i = 0; i < _kinds.Length; i++)
        {
            if (_kinds[i].Kind == kind)
            {
                return i;
            }
        }

        return -1;
    }

    private ref KindCounts Of(HabitKind kind)
    {
        var at = IndexOf(kind);
        if (at < 0)
        {
            at = _kinds.Length;
            Array.Resize(ref _kinds, at + 1);
            _kinds[at].Kind = kind;
        }

        return ref _kinds[at];
    }

    private void MoveTo(long hour, long landmark)
    {
        if (_hour == long.MinValue || hour < _hour - LatestHours)
        {
            Open(isNext: false);
            (_hour, _hasPrevious) = (hour, false);
        }

        if (hour <= _hour)
        {
            return;
        }

        if (_hasPrevious)
        {
            Close(_hour - 1, _previous, landmark);
        }

        _hasPrevious = hour == _hour + 1;
        if (!_hasPrevious)
        {
            Close(_hour, _latest, landmark);
        }

        Open(_hasPrevious);
        _hour = hour;
    }

    // A new latest hour; the one so far becomes the previous one if it is the next.
    private void Open(bool isNext)
    {
        (_previous, _latest) = (isNext ? _latest : null, null);
        foreach (ref var counts in _kinds.AsSpan())
        {
            (counts.Previous, counts.Latest) = (isNext ? counts.Latest : 0, 0);
        }
    }

    private void Close(long hour, byte[]? distinct, long landmark)
    {
        var weight = Decay.Weight(hour * 3600, landmark);
        Hours += (float)weight;
        foreach (ref var counts in _kinds.AsSpan())
        {
            var count = counts.Kind == HabitKind.Discovery ? DistinctCount.Of(distinct) : hour == _hour ? counts.Latest : counts.Previous;
            counts.Sum += (float)(weight * count);
            counts.Squares += (float)(weight * count * count);
        }
    }
}
