using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>Finds events in blocks, all seen at the same moment. One block is unpacked at a time.</summary>
/// <param name="table">The blocks.</param>
/// <param name="filter">Which events are meant.</param>
/// <param name="cancellation">Stops the search between two blocks.</param>
internal sealed class BlockSearch(BlockTable table, EventFilter filter, CancellationToken cancellation)
{
    private readonly BlockFilter _meant = new(filter);

    /// <summary>The latest events, the latest first.</summary>
    /// <param name="before">Only events before this one.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<IndexedEvent> Latest(EventKey? before, int limit)
    {
        var found = new FoundEvents(limit, isDescending: true, before);
        foreach (var head in table.Heads(_meant.First, Math.Min(_meant.Last, before?.Time ?? long.MaxValue)).TakeWhile(head => !found.IsComplete(head.Last)))
        {
            Take(head, found);
        }

        return found.Events;
    }

    /// <summary>The earliest events, the earliest first.</summary>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<IndexedEvent> Earliest(int limit)
    {
        var found = new FoundEvents(limit, isDescending: false, null);
        foreach (var head in table.Heads(_meant.First, _meant.Last).Where(head => !found.IsComplete(head.First)))
        {
            Take(head, found);
        }

        return found.Events;
    }

    private void Take(BlockHead head, FoundEvents found)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_meant.MayMatch(head.Names))
        {
            var block = table.Read(head);
            found.Add(block, _meant.Rows(block));
        }
    }
}
