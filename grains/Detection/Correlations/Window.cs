using System.Runtime.InteropServices;

namespace OrleansSec.Detection.Correlations;

/// <summary>
/// The events of one principal that one correlation may still need, in the order of their own times. Time is the
/// events' time alone: what comes at most <see cref="Lateness"/> late is judged as if it had come in order.
/// </summary>
/// <param name="name">The correlation's name, and the group.</param>
/// <param name="shape">What the correlation meant whose events these are; null if that was not kept.</param>
/// <param name="overflow">How many events had to make room before.</param>
/// <param name="entries">The events, in the order of their times.</param>
internal sealed class Window(string name, string? shape, long overflow, List<WindowEntry> entries)
{
    /// <summary>The most events that a window holds.</summary>
    public const int Capacity = 200;

    /// <summary>How late an event may come: CloudTrail mostly delivers within 5 minutes.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(15);

    private readonly List<WindowEntry> _entries = entries;

    /// <summary>The correlation's name, and the group.</summary>
    public string Name { get; } = name;

    /// <summary>What the correlation meant whose events these are; null if that was not kept.</summary>
    public string? Shape { get; private set; } = shape;

    /// <summary>The events, in the order of their times.</summary>
    public ReadOnlySpan<WindowEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>How many events are held.</summary>
    public int Count => _entries.Count;

    /// <summary>How many events had to make room for nearer ones.</summary>
    public long Overflow { get; private set; } = overflow;

    /// <summary>An empty window.</summary>
    public static Window For(Correlation correlation, string name) => new(name, correlation.Shape, 0, new List<WindowEntry>(1));

    /// <summary>Whether the events are those of a correlation that meant the same.</summary>
    public bool IsOf(Correlation correlation) => (Shape ??= correlation.Shape) == correlation.Shape;

    /// <summary>
    /// Takes an event in; answers the events that make the correlation true with it, or none. An event that is here
    /// already changes nothing.
    /// </summary>
    public IReadOnlyList<WindowEntry> Observe(Correlation correlation, WindowEntry entry)
    {
        var at = Place(entry.Time);
        for (var i = at - 1; i >= 0 && _entries[i].Time == entry.Time; i--)
        {
            if (_entries[i].Event.Is(entry.Event) && _entries[i].Key == entry.Key)
            {
                return [];
            }
        }

        _entries.Insert(at, entry);
        var found = Find(correlation, at, entry.Time);
        if (NeedsNoMiddle(correlation))
        {
            DropMiddle(correlation.Timespan, entry.Key);
        }

        // Only what is too old makes way: a folder may be read region by region, so that time also jumps back.
        _entries.RemoveRange(0, First(entry.Time - correlation.Timespan - Lateness));
        if (_entries.Count > Capacity)
        {
            DropFarthest(entry.Time);
        }

        return found;
    }

    /// <summary>How far the farthest event is from a time.</summary>
    public TimeSpan Reach(DateTimeOffset time) =>
        _entries.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max((time - _entries[0].Time).Ticks, (_entries[^1].Time - time).Ticks));

    /// <summary>Gives up the event that is farthest from a time.</summary>
    public void DropFarthest(DateTimeOffset time)
    {
        _entries.RemoveAt(time - _entries[0].Time >= _entries[^1].Time - time ? 0 : _entries.Count - 1);
        Overflow++;
    }

    // Every window that holds the event and ends with an event: a late one may complete a window that ends after it.
    private List<WindowEntry> Find(Correlation correlation, int at, DateTimeOffset time)
    {
        for (var last = at; last < _entries.Count && _entries[last].Time <= time + correlation.Timespan; last++)
        {
            if (last + 1 < _entries.Count && _entries[last + 1].Time == _entries[last].Time)
            {
                continue;
            }

            var first = First(_entries[last].Time - correlation.Timespan);
            if (last + 1 - first < Least(correlation))
            {
                continue;
            }

            var window = _entries.GetRange(first, last + 1 - first);
            if (Holds(correlation, window))
            {
                return window;
            }
        }

        return [];
    }

    // So many events it takes at least, whatever they are.
    private static int Least(Correlation correlation) =>
        correlation.Type is CorrelationType.EventCount or CorrelationType.ValueCount ? correlation.Condition.Min : 1;

    private int First(DateTimeOffset from)
    {
        var first = 0;
        while (first < _entries.Count && _entries[first].Time < from)
        {
            first++;
        }

        return first;
    }

    private static bool Holds(Correlation correlation, List<WindowEntry> window) => correlation.Type switch
    {
        CorrelationType.EventCount => correlation.Condition.Holds(window.Count),
        CorrelationType.ValueCount => correlation.Condition.Holds(window.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count()),
        CorrelationType.Temporal => correlation.Alternatives.Any(a => IsWithout(a, window) && a.Needed.All(rule => window.Exists(e => e.Key == rule))),
        _ => correlation.Alternatives.Any(a => IsWithout(a, window) && IsInOrder(a.Needed, window)),
    };

    private static bool IsWithout(Alternative alternative, List<WindowEntry> window) =>
        !window.Exists(e => alternative.Absent.Contains(e.Key));

    // Times are in whole seconds, so that events of the same time may have come in any order.
    private static bool IsInOrder(IReadOnlyList<string> rules, List<WindowEntry> window)
    {
        var time = DateTimeOffset.MinValue;
        foreach (var rule in rules)
        {
            var next = window.FindIndex(e => e.Key == rule && e.Time >= time);
            if (next < 0)
            {
                return false;
            }

            time = window[next].Time;
        }

        return true;
    }

    private static bool NeedsNoMiddle(Correlation correlation) =>
        correlation.Type == CorrelationType.Temporal
        || (correlation.Type == CorrelationType.ValueCount && correlation.Condition.Max is null);

    // A window that holds an event between two of the same key, less than a timespan apart, also holds one of the two.
    private void DropMiddle(TimeSpan timespan, string key)
    {
        var (before, between) = (-1, -1);
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key != key)
            {
                continue;
            }

            if (between >= 0 && _entries[i].Time - _entries[before].Time <= timespan)
            {
                _entries.RemoveAt(between);
                i--;
            }
            else if (between >= 0)
            {
                before = between;
            }

            (before, between) = before < 0 ? (i, -1) : (before, i);
        }
    }

    private int Place(DateTimeOffset time)
    {
        var at = _entries.Count;
        while (at > 0 && _entries[at - 1].Time > time)
        {
            at--;
        }

        return at;
    }
}
