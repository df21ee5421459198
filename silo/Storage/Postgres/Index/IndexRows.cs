using Npgsql;
using NpgsqlTypes;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Postgres.Index;

/// <summary>Adds rows to the index, a table at a time: one statement over a column's worth of values each.</summary>
internal sealed class IndexRows(PostgresSession session, PostgresTerms terms)
{
    /// <summary>Adds events; one that is kept already stays.</summary>
    public void Events(IReadOnlyList<(EntityId Principal, Observation Observation)> rows)
    {
        using var command = Command("INSERT INTO events SELECT * FROM unnest(@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13) ON CONFLICT DO NOTHING");
        Numbers(command, rows, r => r.Observation.Time.ToUnixTimeMilliseconds());
        Texts(command, rows, r => r.Observation.EventId);
        Numbers(command, rows, r => long.TryParse(r.Principal.Account, out var account) ? account : 0);
        Numbers(command, rows, r => terms.Number(r.Principal.ToString()));
        Numbers(command, rows, r => terms.Number(r.Observation.Action));
        Numbers(command, rows, r => terms.Number(r.Observation.Region));
        Numbers(command, rows, r => terms.Number(r.Observation.Network));
        Numbers(command, rows, r => terms.Number(r.Observation.Source));
        Numbers(command, rows, r => r.Observation.Error is { } error ? terms.Number(error) : null);
        Texts(command, rows, r => r.Observation.Resource);
        Pointers(command, rows);
        command.ExecuteNonQuery();
    }

    /// <summary>Adds sightings, or earlier first calls to them.</summary>
    public void Sightings(IReadOnlyList<(EntityId Principal, Observation Observation)> rows)
    {
        using var command = Command(
            """
            INSERT INTO sightings SELECT * FROM unnest(@1, @2, @3, @4, @5, @6, @7, @8, @9)
            ON CONFLICT (day, address, principal) DO UPDATE SET time = excluded.time, event = excluded.event, action = excluded.action,
                object = excluded.object, "offset" = excluded.offset, length = excluded.length
            WHERE (excluded.time, excluded.event) < (sightings.time, sightings.event)
            """);
        Numbers(command, rows, r => KeptEvents.Day(r.Observation));
        Numbers(command, rows, r => terms.Number(r.Observation.Source));
        Numbers(command, rows, r => terms.Number(r.Principal.ToString()));
        Numbers(command, rows, r => r.Observation.Time.ToUnixTimeMilliseconds());
        Texts(command, rows, r => r.Observation.EventId);
        Numbers(command, rows, r => terms.Number(r.Observation.Action));
        Pointers(command, rows);
        command.ExecuteNonQuery();
    }

    private void Pointers(NpgsqlCommand command, IReadOnlyList<(EntityId Principal, Observation Observation)> rows)
    {
        Numbers(command, rows, r => terms.Number(r.Observation.Raw.Source));
        Numbers(command, rows, r => r.Observation.Raw.Offset);
        Numbers(command, rows, r => r.Observation.Raw.Length);
    }

    private static void Numbers<T>(NpgsqlCommand command, IReadOnlyList<T> rows, Func<T, long?> value) =>
        Add(command, NpgsqlDbType.Bigint, rows.Select(value).ToArray());

    private static void Texts<T>(NpgsqlCommand command, IReadOnlyList<T> rows, Func<T, string?> value) =>
        Add(command, NpgsqlDbType.Text, rows.Select(value).Select(t => t is null ? null : PostgresText.Clean(t)).ToArray());

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, T[] values) => command.Parameters.Add(
        new NpgsqlParameter($"{command.Parameters.Count + 1}", NpgsqlDbType.Array | type) { Value = values });

    private NpgsqlCommand Command(string sql) => new(sql, session.Connection);
}
