namespace OrleansSec.Silo.Sources;

/// <summary>What a source knows of and is not acknowledged yet, and since when it waits.</summary>
internal sealed class PendingBatches(TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _since.Count;
            }
        }
    }

    /// <summary>For how many seconds the oldest has waited; null if there is none.</summary>
    public double? LagSeconds
    {
        get
        {
            lock (_lock)
            {
                return _since.Count == 0 ? null : Math.Max(0, (clock.GetUtcNow() - _since.Values.Min()).TotalSeconds);
            }
        }
    }

    /// <summary>A batch waits from now on; answers false if it does already.</summary>
    public bool Add(string id)
    {
        lock (_lock)
        {
            return _since.TryAdd(id, clock.GetUtcNow());
        }
    }

    /// <summary>Whether a batch waits.</summary>
    public bool Holds(string id)
    {
        lock (_lock)
        {
            return _since.ContainsKey(id);
        }
    }

    /// <summary>A batch waits no more.</summary>
    public void Remove(string id)
    {
        lock (_lock)
        {
            _since.Remove(id);
        }
    }
}
