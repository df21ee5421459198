namespace OrleansSec.System.Tests.Sources;

/// <summary>A clock that stands still, but for waits: those are over at once, and it goes on by what they were to last.</summary>
internal sealed class SkippingClock(DateTimeOffset start) : TimeProvider
{
    private long _skipped;

    /// <summary>The sum of all waits.</summary>
    public TimeSpan Skipped => TimeSpan.FromTicks(Interlocked.Read(ref _skipped));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + Skipped;

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _skipped);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref _skipped, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
