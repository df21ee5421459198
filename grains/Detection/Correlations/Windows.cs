namespace OrleansSec.Detection.Correlations;

/// <summary>A principal's windows, one for each correlation and group of it: bounded as a whole.</summary>
public sealed class Windows
{
    /// <summary>The most events that all windows hold together.</summary>
    internal const int Capacity = 400;

    // Most principals have one or none, and none has more than events.
    private Window[] _windows;

    // Events that had to make room in windows that are gone.
    private long _dropped;

    /// <summary>No windows yet.</summary>
    public Windows()
        : this([], 0)
    {
    }

    internal Windows(Window[] windows, long dropped) => (_windows, _dropped) = (windows, dropped);

    /// <summary>How many events the windows hold.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var window in _windows)
            {
                count += window.Count;
            }

            return count;
        }
    }

    /// <summary>How many events had to make room for nearer ones.</summary>
    public long Overflow => _dropped + _windows.Sum(w => w.Overflow);

    /// <summary>Takes an event in; answers the events that make the correlation true with it, or none.</summary>
    internal IReadOnlyList<WindowEntry> Observe(Correlation correlation, string group, WindowEntry entry)
    {
        var found = Of(correlation, group).Observe(correlation, entry);
        while (Count > Capacity)
        {
            DropFarthest(entry.Time);
        }

        return found;
    }

    /// <summary>The stored form.</summary>
    internal PackedWindows ToPacked() => new() { Dropped = _dropped, Rows = PackedWindows.Pack(_windows) };

    private Window Of(Correlation correlation, string group)
    {
        var name = group.Length == 0 ? correlation.Name : $"{correlation.Name}\n{group}";
        var at = Array.FindIndex(_windows, w => w.Name == name);
        if (at < 0)
        {
            at = _windows.Length;
            Array.Resize(ref _windows, at + 1);
            _windows[at] = Window.For(correlation, name);
        }
        else if (!_windows[at].IsOf(correlation))
        {
            // What a correlation meant before its rule changed must not count for what it means now.
            _windows[at] = Window.For(correlation, name);
        }

        return _windows[at];
    }

    // Ties are decided by name.
    private void DropFarthest(DateTimeOffset time)
    {
        var farthest = _windows.OrderByDescending(w => w.Reach(time)).ThenBy(w => w.Name, StringComparer.Ordinal).First();
        farthest.DropFarthest(time);
        if (farthest.Count == 0)
        {
            _dropped += farthest.Overflow;
            _windows = [.. _windows.Where(w => w != farthest)];
        }
    }
}
