namespace OrleansSec.Detection.Correlations;

/// <summary>A principal's windows, by the names of their correlations: bounded as a whole.</summary>
[GenerateSerializer, Alias("Windows")]
public sealed class Windows
{
    /// <summary>The most events that all windows hold together.</summary>
    internal const int Capacity = 400;

    [Id(0)]
    private readonly Dictionary<string, Window> _windows = [];

    /// <summary>How many events the windows hold.</summary>
    public int Count => _windows.Values.Sum(w => w.Count);

    /// <summary>How many events had to make room for nearer ones.</summary>
    public long Overflow => _windows.Values.Sum(w => w.Overflow);

    /// <summary>Takes an event in; answers the events that make the correlation true with it, or none.</summary>
    internal IReadOnlyList<WindowEntry> Observe(Correlation correlation, WindowEntry entry)
    {
        if (!_windows.TryGetValue(correlation.Name, out var window))
        {
            _windows.Add(correlation.Name, window = new Window());
        }

        var found = window.Observe(correlation, entry);
        while (Count > Capacity)
        {
            _windows.Values.MaxBy(w => w.Reach(entry.Time))!.DropFarthest(entry.Time);
        }

        return found;
    }
}
