using Microsoft.Data.Sqlite;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>The batch ledger in SQLite.</summary>
internal sealed class SqliteBatchLedger(SqliteDatabase database, SqliteWriter writer, TimeProvider clock) : IBatchLedger
{
    /// <inheritdoc/>
    public Task<bool> Knows(string batchId, CancellationToken cancellation) => database.Read(
        c => c.Scalar("SELECT 1 FROM batches WHERE id = $id", ("$id", batchId)) is not null,
        cancellation);

    /// <inheritdoc/>
    public Task Acknowledge(
        IReadOnlyList<BatchRecord> batches, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.Run(
            connection =>
            {
                foreach (var batch in batches)
                {
                    Add(connection, batch, now);
                }

                foreach (var sighting in seen)
                {
                    See(connection, sighting);
                }

                return batches.Count;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<Totals> Totals(CancellationToken cancellation) => database.Read(
        connection =>
        {
            var sums = connection.Query("SELECT name, value FROM totals", r => (Name: r.GetString(0), Value: r.GetInt64(1)))
                .ToDictionary(r => r.Name, r => r.Value, StringComparer.Ordinal);
            return new Totals(
                sums.GetValueOrDefault("batches"),
                sums.GetValueOrDefault("events"),
                sums.GetValueOrDefault("quarantined"),
                sums.GetValueOrDefault("skipped"));
        },
        cancellation);

    private static void Add(SqliteConnection connection, BatchRecord batch, long now)
    {
        var quarantined = batch.Quarantine.Sum(q => q.Count);
        var isNew = connection.Execute(
            """
            INSERT INTO batches (id, source, object, events, quarantined, skipped, at)
            VALUES ($id, $source, $object, $events, $quarantined, $skipped, $at) ON CONFLICT (id) DO NOTHING
            """,
            ("$id", batch.Id),
            ("$source", batch.Source),
            ("$object", batch.Object),
            ("$events", batch.Events),
            ("$quarantined", quarantined),
            ("$skipped", batch.Skipped),
            ("$at", now));
        if (isNew == 0)
        {
            return;
        }

        foreach (var entry in batch.Quarantine)
        {
            connection.Execute(
                """
                INSERT INTO quarantine (batch, source, offset, reason, detail, count, at)
                VALUES ($batch, $source, $offset, $reason, $detail, $count, $at)
                """,
                ("$batch", batch.Id),
                ("$source", batch.Object),
                ("$offset", entry.Offset),
                ("$reason", entry.Reason),
                ("$detail", entry.Detail),
                ("$count", entry.Count),
                ("$at", now));
        }

        Count(connection, "batches", 1);
        Count(connection, "events", batch.Events);
        Count(connection, "quarantined", quarantined);
        Count(connection, "skipped", batch.Skipped);
    }

    private static void Count(SqliteConnection connection, string name, long by) => connection.Execute(
        "INSERT INTO totals (name, value) VALUES ($name, $by) ON CONFLICT (name) DO UPDATE SET value = value + $by",
        ("$name", name),
        ("$by", by));

    private static void See(SqliteConnection connection, Sighting sighting) => connection.Execute(
        """
        INSERT INTO entities (id, kind, account, first, last) VALUES ($id, $kind, $account, $first, $last)
        ON CONFLICT (id) DO UPDATE SET first = min(first, $first), last = max(last, $last)
        """,
        ("$id", sighting.Entity.ToString()),
        ("$kind", (int)sighting.Entity.Kind),
        ("$account", sighting.Entity.Account),
        ("$first", sighting.First.ToUnixTimeMilliseconds()),
        ("$last", sighting.Last.ToUnixTimeMilliseconds()));
}
