using System.Data.Common;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>Sightings in the index's file.</summary>
internal sealed class SqlSightings(IndexDatabase index, IOptions<EventIndexOptions> options) : ISightings
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Sighted>> Page(SightingKey after, int limit, CancellationToken cancellation) =>
        index.Value.Read<IReadOnlyList<Sighted>>(
            session => session.Query(
                """
                SELECT g.day, g.address, g.principal, s.text, p.text, g.event, g.time, a.text, o.text, g.offset, g.length
                FROM sightings g JOIN terms s ON s.id = g.address JOIN terms p ON p.id = g.principal
                JOIN terms a ON a.id = g.action JOIN terms o ON o.id = g.object
                WHERE (g.day, g.address, g.principal) > (@day, @address, @principal)
                ORDER BY g.day, g.address, g.principal LIMIT @limit
                """,
                r => new Sighted(
                    new SightingKey(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), r.GetString(3), EntityId.Parse(r.GetString(4)), Call(r, 5)),
                ("@day", after.Day),
                ("@address", after.Address),
                ("@principal", after.Principal),
                ("@limit", limit)),
            cancellation);

    /// <inheritdoc/>
    public Task<long> FirstDay(CancellationToken cancellation) => index.Value.Read(
        session => session.Scalar("SELECT max(day) FROM sightings") is long last ? last - (long)options.Value.Retention.TotalDays : 0,
        cancellation);

    /// <inheritdoc/>
    public Task<string?> Marked(string name, CancellationToken cancellation) =>
        index.Value.Read(session => session.Scalar("SELECT value FROM marks WHERE name = @name", ("@name", name)) as string, cancellation);

    /// <inheritdoc/>
    public Task Mark(string name, string value, CancellationToken cancellation) => index.Value.Write(
        session => session.Execute(
            "INSERT INTO marks VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value", ("@name", name), ("@value", value)),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<IndexedCall>> Calls(Sighted sighting, int limit, CancellationToken cancellation) =>
        index.Value.Read<IReadOnlyList<IndexedCall>>(
            session =>
            [
                .. session.Query(
                    """
                    SELECT e.event, e.time, a.text, o.text, e.offset, e.length
                    FROM events e JOIN terms a ON a.id = e.action JOIN terms o ON o.id = e.object
                    WHERE e.principal = @principal AND e.address = @address AND e.time >= @from AND e.time < @to
                    ORDER BY e.time, e.event LIMIT @limit
                    """,
                    r => Call(r, 0),
                    ("@principal", sighting.Key.Principal),
                    ("@address", sighting.Key.Address),
                    ("@from", sighting.Key.Day * 86_400_000),
                    ("@to", (sighting.Key.Day + 1) * 86_400_000),
                    ("@limit", limit)).Append(sighting.First).DistinctBy(c => c.EventId),
            ],
            cancellation);

    private static IndexedCall Call(DbDataReader row, int first) => new(
        row.GetString(first),
        AlertRows.Time(row, first + 1),
        row.GetString(first + 2),
        new EventPointer(row.GetString(first + 3), row.GetInt64(first + 4), row.GetInt32(first + 5)));
}
