using Npgsql;
using NpgsqlTypes;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Postgres.Index;

/// <summary>Adds sightings: one statement over a column's worth of values each.</summary>
internal sealed class SightingRows(PostgresSession session, PostgresTerms terms)
{
    /// <summary>Adds sightings, or earlier first calls to them.</summary>
    public void Add(IReadOnlyList<(EntityId Principal, Observation Observation)> rows)
    {
        using var command = new NpgsqlCommand(
            """
            INSERT INTO sightings SELECT * FROM unnest(@1, @2, @3, @4, @5, @6, @7, @8, @9)
            ON CONFLICT (day, address, principal) DO UPDATE SET time = excluded.time, event = excluded.event, action = excluded.action,
                object = excluded.object, "offset" = excluded.offset, length = excluded.length
            WHERE (excluded.time, excluded.event) < (sightings.time, sightings.event)
            """,
            session.Connection);
        Numbers(command, rows, r => KeptEvents.Day(r.Observation));
        Numbers(command, rows, r => terms.Number(r.Observation.Source));
        Numbers(command, rows, r => terms.Number(r.Principal.ToString()));
        Numbers(command, rows, r => r.Observation.Time.ToUnixTimeMilliseconds());
        Add(command, NpgsqlDbType.Text, rows.Select(r => PostgresText.Clean(r.Observation.EventId)).ToArray());
        Numbers(command, rows, r => terms.Number(r.Observation.Action));
        Numbers(command, rows, r => terms.Number(r.Observation.Raw.Source));
        Numbers(command, rows, r => r.Observation.Raw.Offset);
        Numbers(command, rows, r => r.Observation.Raw.Length);
        command.ExecuteNonQuery();
    }

    private static void Numbers<T>(NpgsqlCommand command, IReadOnlyList<T> rows, Func<T, long> value) =>
        Add(command, NpgsqlDbType.Bigint, rows.Select(value).ToArray());

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) => command.Parameters.Add(
        new NpgsqlParameter($"{command.Parameters.Count + 1}", NpgsqlDbType.Array | type) { Value = values });
}
