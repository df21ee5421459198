namespace OrleansSec.Silo.Ingest;

/// <summary>How ingest does, for those who look: counters since this process started, and what it waits for.</summary>
internal sealed class IngestStatus(TimeProvider clock)
{
    private readonly Queue<(long At, long Events)> _window = new();
    private readonly Lock _lock = new();
    private long _observed;
    private volatile string? _problem;

    /// <summary>When this process started, UTC.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>What keeps ingest from going on, and what to do; null while it goes on.</summary>
    public string? Problem
    {
        get => _problem;
        set => _problem = value;
    }

    /// <summary>Events observed by this process.</summary>
    public long Observed => Interlocked.Read(ref _observed);

    /// <summary>Events per second over the last ten seconds.</summary>
    public double EventsPerSecond
    {
        get
        {
            lock (_lock)
            {
                Trim();
                return _window.Sum(w => w.Events) / 10.0;
            }
        }
    }

    /// <summary>Counts events that have been observed.</summary>
    public void Count(int events)
    {
        Interlocked.Add(ref _observed, events);
        lock (_lock)
        {
            _window.Enqueue((clock.GetTimestamp(), events));
            Trim();
        }
    }

    private void Trim()
    {
        while (_window.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > TimeSpan.FromSeconds(10))
        {
            _window.Dequeue();
        }
    }
}
