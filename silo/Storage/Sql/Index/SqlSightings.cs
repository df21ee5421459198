using System.Data.Common;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

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
        index.Value.Snapshot<IReadOnlyList<IndexedCall>>(
            session =>
            [
                .. new BlockSearch(new BlockTable(session), Of(sighting), cancellation).Earliest(limit)
                    .Select(e => new IndexedCall(e.EventId, e.Time, e.Action, e.Raw)).Append(sighting.First).DistinctBy(c => c.EventId),
            ],
            cancellation);

    private static EventFilter Of(Sighted sighting)
    {
        var day = DateTimeOffset.UnixEpoch.AddDays(sighting.Key.Day);
        return new EventFilter(Principal: sighting.Principal.ToString(), Address: sighting.Address, From: day, To: day.AddDays(1));
    }

    private static IndexedCall Call(DbDataReader row, int first) => new(
        row.GetString(first),
        AlertRows.Time(row, first + 1),
        row.GetString(first + 2),
        new EventPointer(row.GetString(first + 3), row.GetInt64(first + 4), row.GetInt32(first + 5)));
}
