using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>The event index in a SQLite file of its own, with a writer of its own, so that alerts never wait for it.</summary>
internal sealed class SqliteEventIndex(IndexFile file, IOptions<EventIndexOptions> options) : IEventIndex, IEventWriter
{
    private readonly IndexTerms _terms = new();

    /// <inheritdoc/>
    public Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation)
    {
        var scope = options.Value.Scope;
        if (scope == IndexScope.Nothing)
        {
            return Task.CompletedTask;
        }

        var events = new List<(EntityId Principal, Observation Observation)>();
        var first = new Dictionary<(EntityId, string, long), Observation>();
        foreach (var (principal, observations) in principals)
        {
            foreach (var observation in observations)
            {
                if (scope == IndexScope.All || (scope == IndexScope.Writes && IsWrite(observation)))
                {
                    events.Add((principal, observation));
                }

                See(first, principal, observation);
            }
        }

        return events.Count == 0 && first.Count == 0
            ? Task.CompletedTask
            : file.Writer.Run(connection => Add(connection, events, first), cancellation);
    }

    /// <inheritdoc/>
    public Task<EventPage> Search(EventFilter filter, string? cursor, int limit, CancellationToken cancellation) => file.Database.Read(
        connection =>
        {
            var (where, parameters) = EventWhere.Of(filter, cursor);
            var rows = connection.Query(
                $"""
                SELECT e.event, e.time, p.text, a.text, r.text, n.text, s.text, x.text, e.resource, o.text, e.offset, e.length
                FROM (SELECT * FROM events WHERE {where} ORDER BY time DESC, event DESC LIMIT $limit) e
                JOIN terms p ON p.id = e.principal JOIN terms a ON a.id = e.action JOIN terms r ON r.id = e.region
                JOIN terms n ON n.id = e.network JOIN terms s ON s.id = e.address JOIN terms o ON o.id = e.object
                LEFT JOIN terms x ON x.id = e.error
                ORDER BY e.time DESC, e.event DESC
                """,
                Event,
                [.. parameters, ("$limit", limit)]);
            return new EventPage(rows, rows.Count == limit ? EventWhere.Cursor(rows[^1]) : null);
        },
        cancellation);

    /// <summary>Forgets the numbers of texts, after some were dropped. Runs on the writer's thread.</summary>
    public void Forget() => _terms.Forget();

    // Reads are most events and the least telling ones; what failed is kept, whatever it would have done.
    private static bool IsWrite(Observation observation) => observation.Access is not (AccessClass.Read or AccessClass.Data) || observation.Error is not null;

    private static void See(Dictionary<(EntityId, string, long), Observation> first, EntityId principal, Observation observation)
    {
        if (observation.Network.Length == 0 || !char.IsAsciiHexDigit(observation.Network[0]) || !observation.Network.Contains('/', StringComparison.Ordinal))
        {
            return;
        }

        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            first, (principal, observation.Source, IndexInsert.Day(observation)), out _);
        if (known is null || observation.Time < known.Time || (observation.Time == known.Time && string.CompareOrdinal(observation.EventId, known.EventId) < 0))
        {
            known = observation;
        }
    }

    private int Add(
        SqliteConnection connection,
        List<(EntityId Principal, Observation Observation)> events,
        Dictionary<(EntityId Principal, string Address, long Day), Observation> first)
    {
        try
        {
            using var insert = new IndexInsert(connection, _terms);
            foreach (var (principal, observation) in events)
            {
                insert.Event(principal, observation);
            }

            foreach (var (key, observation) in first)
            {
                insert.Sighting(key.Principal, observation);
            }
        }
        catch (SqliteException)
        {
            _terms.Forget();
            throw;
        }

        return events.Count;
    }

    private static IndexedEvent Event(SqliteDataReader row) => new(
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
