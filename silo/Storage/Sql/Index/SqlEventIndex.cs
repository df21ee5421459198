using System.Data.Common;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>Searches the event index.</summary>
internal sealed class SqlEventIndex(IndexDatabase index) : IEventIndex
{
    /// <inheritdoc/>
    public Task<EventPage> Search(EventFilter filter, string? cursor, int limit, CancellationToken cancellation) => index.Value.Read(
        session =>
        {
            var (where, parameters) = EventWhere.Of(filter, cursor);
            var rows = session.Query(
                $"""
                SELECT e.event, e.time, p.text, a.text, r.text, n.text, s.text, x.text, e.resource, o.text, e.offset, e.length
                FROM (SELECT * FROM events WHERE {where} ORDER BY time DESC, event DESC LIMIT @limit) e
                JOIN terms p ON p.id = e.principal JOIN terms a ON a.id = e.action JOIN terms r ON r.id = e.region
                JOIN terms n ON n.id = e.network JOIN terms s ON s.id = e.address JOIN terms o ON o.id = e.object
                LEFT JOIN terms x ON x.id = e.error
                ORDER BY e.time DESC, e.event DESC
                """,
                Event,
                [.. parameters, ("@limit", limit)]);
            return new EventPage(rows, rows.Count == limit ? EventWhere.Cursor(rows[^1]) : null);
        },
        cancellation);

    private static IndexedEvent Event(DbDataReader row) => new(
        row.GetString(0),
        AlertRows.Time(row, 1),
        EntityId.Parse(row.GetString(2)),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        new EventPointer(row.GetString(9), row.GetInt64(10), row.GetInt32(11)));
}
