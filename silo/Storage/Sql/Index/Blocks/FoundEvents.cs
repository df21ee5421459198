using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>The events that have been found and are the first ones of an order, each once. Holds no blocks.</summary>
/// <param name="limit">How many are wanted.</param>
/// <param name="isDescending">Whether the latest are the first ones.</param>
/// <param name="after">Only events behind this one are wanted.</param>
internal sealed class FoundEvents(int limit, bool isDescending, EventKey? after)
{
    private List<(EventKey Key, IndexedEvent Event)> _events = [];

    /// <summary>The events in order.</summary>
    public IReadOnlyList<IndexedEvent> Events => _events.ConvertAll(e => e.Event);

    /// <summary>Whether no event of this time or one behind it is wanted.</summary>
    public bool IsComplete(long nearest) => _events.Count == limit && (limit == 0 || Order(nearest, _events[^1].Key.Time) > 0);

    /// <summary>Takes what is wanted of a block's rows, which are in the block's order.</summary>
    public void Add(EventBlock block, List<int> rows)
    {
        var (merged, old) = (new List<(EventKey, IndexedEvent)>(), 0);
        for (var i = 0; i < rows.Count && merged.Count < limit; i++)
        {
            var row = rows[isDescending ? rows.Count - 1 - i : i];
            var key = block.Key(row);
            if (after is { } before && Order(key, before) <= 0)
            {
                continue;
            }

            while (merged.Count < limit && old < _events.Count && Order(_events[old].Key, key) < 0)
            {
                merged.Add(_events[old++]);
            }

            // One that was delivered twice stands in two blocks.
            if (merged.Count < limit && (old == _events.Count || !_events[old].Key.Equals(key)))
            {
                merged.Add((key, block.Event(row)));
            }
        }

        while (merged.Count < limit && old < _events.Count)
        {
            merged.Add(_events[old++]);
        }

        _events = merged;
    }

    private int Order<T>(T a, T b)
        where T : IComparable<T> => isDescending ? b.CompareTo(a) : a.CompareTo(b);
}
