using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>Searches the event index.</summary>
internal sealed class SqlEventIndex(IndexDatabase index) : IEventIndex
{
    /// <inheritdoc/>
    public Task<EventPage> Search(EventFilter filter, string? cursor, int limit, CancellationToken cancellation) => index.Value.Snapshot(
        session =>
        {
            var events = new BlockSearch(new BlockTable(session), filter, cancellation).Latest(EventCursor.Parse(cursor), limit);
            return new EventPage(events, events.Count == limit ? EventCursor.Of(events[^1]) : null);
        },
        cancellation);
}
