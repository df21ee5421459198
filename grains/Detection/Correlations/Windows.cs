namespace OrleansSec.Detection.Correlations;

/// <summary>A principal's windows, one for each correlation and group of it: bounded as a whole.</summary>
[GenerateSerializer, Alias("Windows")]
public sealed class Windows
{
    /// <summary>The most events that all windows hold together.</summary>
    internal const int Capacity = 400;

    [Id(0)]
    private readonly Dictionary<string, Window> _windows = [];

    /// <summary>Events that had to make room in windows that are gone.</summary>
    [Id(1)]
    private long _dropped;

    /// <summary>How many events the windows hold.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var window in _windows.Values)
            {
                count += window.Count;
            }

            return count;
        }
    }

    /// <summary>How many events had to make room for nearer ones.</summary>
    public long Overflow => _dropped + _windows.Values.Sum(w => w.Overflow);

    /// <summary>Takes an event in; answers the events that make the correlation true with it, or none.</summary>
    internal IReadOnlyList<WindowEntry> Observe(Correlation correlation, string group, WindowEntry entry)
    {
        // What a correlation meant before its rule changed must not count for what it means now.
        var name = group.Length == 0 ? correlation.Name : $"{correlation.Name}\n{group}";
        if (!_windows.TryGetValue(name, out var window) || !window.IsOf(correlation))
        {
            _windows[name] = window = Window.For(correlation);
        }

        var found = window.Observe(correlation, entry);
        while (Count > Capacity)
        {
            DropFarthest(entry.Time);
        }

        return found;
    }

    // Ties are decided by name: the order of a dictionary is not kept by storage.
    private void DropFarthest(DateTimeOffset time)
    {
        var (name, farthest) = _windows
            .OrderByDescending(w => w.Value.Reach(time))
            .ThenBy(w => w.Key, StringComparer.Ordinal)
            .First();
        farthest.DropFarthest(time);
        if (farthest.Count == 0)
        {
            _dropped += farthest.Overflow;
            _windows.Remove(name);
        }
    }
}
