using System.Runtime.InteropServices;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// How much a principal does in an hour: the open hours' counts, and decayed sums over its active hours before. The
/// latest hour and the one before it are open, so that events may come late; an hour is learnt when it closes.
/// </summary>
[GenerateSerializer, Alias("HourlyHabit")]
internal sealed class HourlyHabit
{
    // An event further back is no latecomer: a clock was wrong, or older logs are read. Counting starts again there.
    private const int LatestHours = 24;

    private static readonly HabitKind[] _all = [.. HabitKinds.All];
    private static readonly int _kinds = _all.Length;

    // Whole numbers: the latest hour's counts by kind, then those of the hour before.
    [Id(0)]
    private byte[] _counts = new byte[2 * _kinds * sizeof(int)];

    // Floats: by kind the sum of the counts, then of their squares.
    [Id(1)]
    private byte[] _sums = new byte[2 * _kinds * sizeof(float)];

    [Id(2)]
    private readonly byte[] _distinct = new byte[2 * DistinctCount.Bytes];

    [Id(3)]
    private long _hour = long.MinValue;

    [Id(4)]
    private bool _hasPrevious;

    /// <summary>Weight of the hours in which the principal was active.</summary>
    [Id(5)]
    public float Hours { get; private set; }

    private Span<int> Counts
    {
        get
        {
            if (_counts.Length != 2 * _kinds * sizeof(int))
            {
                Widen();
            }

            return MemoryMarshal.Cast<byte, int>(_counts.AsSpan());
        }
    }

    private Span<float> Sums
    {
        get
        {
            if (_sums.Length != 2 * _kinds * sizeof(float))
            {
                Array.Resize(ref _sums, 2 * _kinds * sizeof(float));
            }

            return MemoryMarshal.Cast<byte, float>(_sums.AsSpan());
        }
    }

    /// <summary>Weight of the counts of the closed hours.</summary>
    public float Sum(HabitKind kind) => Sums[2 * (int)kind];

    /// <summary>Weight of the squares of the counts of the closed hours.</summary>
    public float Squares(HabitKind kind) => Sums[(2 * (int)kind) + 1];

    /// <summary>The count so far of the hour of a time, or null if that hour is closed.</summary>
    public double? Count(HabitKind kind, long time) => SlotOf(HourOf(time)) is { } slot ? Count(kind, slot) : null;

    /// <summary>Counts an event.</summary>
    /// <param name="observation">The event.</param>
    /// <param name="time">Its time, Unix seconds.</param>
    /// <param name="landmark">Of the decay, Unix seconds.</param>
    public void Learn(Observation observation, long time, long landmark)
    {
        var hour = HourOf(time);
        MoveTo(hour, landmark);
        if (SlotOf(hour) is not { } slot)
        {
            return;
        }

        _hasPrevious |= slot == 1;
        foreach (var kind in _all)
        {
            if (HabitKinds.Counts(kind, observation))
            {
                ref var count = ref Counts[(slot * _kinds) + (int)kind];
                count = Math.Min(count, int.MaxValue - 1) + 1;
            }
        }

        if (HabitKinds.Counts(HabitKind.Discovery, observation))
        {
            DistinctCount.Add(Distinct(slot), observation.Action, observation.Resource ?? string.Empty);
        }
    }

    /// <summary>Divides every weight, when the landmark moves on.</summary>
    public void Rescale(double divisor)
    {
        foreach (ref var sum in Sums)
        {
            sum = (float)(sum / divisor);
        }

        Hours = (float)(Hours / divisor);
    }

    // An earlier version counted fewer kinds: its hours hold none of the others.
    private void Widen()
    {
        var (earlier, half) = (_counts, _counts.Length / 2);
        _counts = new byte[2 * _kinds * sizeof(int)];
        earlier.AsSpan(0, half).CopyTo(_counts);
        earlier.AsSpan(half).CopyTo(_counts.AsSpan(_kinds * sizeof(int)));
    }

    private static long HourOf(long time) => (time - (((time % 3600) + 3600) % 3600)) / 3600;

    // 0 for the latest hour, 1 for the one before. An hour that has not begun holds nothing to judge yet.
    private int? SlotOf(long hour) => hour == _hour ? 0 : hour == _hour - 1 ? 1 : null;

    private Span<byte> Distinct(int slot) => _distinct.AsSpan(slot * DistinctCount.Bytes, DistinctCount.Bytes);

    private double Count(HabitKind kind, int slot) => kind == HabitKind.Discovery
        ? DistinctCount.Of(Distinct(slot))
        : Counts[(slot * _kinds) + (int)kind];

    private void MoveTo(long hour, long landmark)
    {
        if (_hour == long.MinValue || hour < _hour - LatestHours)
        {
            Clear(0);
            Clear(1);
            (_hour, _hasPrevious) = (hour, false);
        }

        if (hour <= _hour)
        {
            return;
        }

        if (_hasPrevious)
        {
            Close(1, landmark);
        }

        _hasPrevious = hour == _hour + 1;
        if (_hasPrevious)
        {
            Counts[.._kinds].CopyTo(Counts[_kinds..]);
            Distinct(0).CopyTo(Distinct(1));
        }
        else
        {
            Close(0, landmark);
            Clear(1);
        }

        Clear(0);
        _hour = hour;
    }

    private void Close(int slot, long landmark)
    {
        var weight = Decay.Weight((_hour - slot) * 3600, landmark);
        Hours += (float)weight;
        foreach (var kind in _all)
        {
            var count = Count(kind, slot);
            Sums[2 * (int)kind] += (float)(weight * count);
            Sums[(2 * (int)kind) + 1] += (float)(weight * count * count);
        }
    }

    private void Clear(int slot)
    {
        Counts.Slice(slot * _kinds, _kinds).Clear();
        Distinct(slot).Clear();
    }
}
