namespace OrleansSec.Grains.Tests.Commit;

/// <summary>Time that passes only when nothing else can happen.</summary>
internal sealed class ModelClock : TimeProvider
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(Timer Timer, int Version), (long Due, long Order)> _timers = new();
    private long _now;
    private long _order;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(_now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the next timer and rings it; false if there is none.</summary>
    public bool Advance()
    {
        while (_timers.TryDequeue(out var next, out var at))
        {
            if (next.Timer.Version == next.Version)
            {
                _now = Math.Max(_now, at.Due);
                next.Timer.Ring();
                return true;
            }
        }

        return false;
    }

    private sealed class Timer(ModelClock clock, TimerCallback callback, object? state) : ITimer
    {
        public int Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Version++;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._timers.Enqueue((this, Version), (clock._now + dueTime.Ticks, clock._order++));
            }

            return true;
        }

        public void Ring() => callback(state);

        public void Dispose() => Version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
