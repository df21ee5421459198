namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The batch ledger in SQL.</summary>
internal sealed class SqlBatchLedger(ISqlDatabase database, TimeProvider clock) : IBatchLedger
{
    /// <inheritdoc/>
    public Task<bool> Knows(string batchId, CancellationToken cancellation) => database.Read(
        c => c.Scalar("SELECT 1 FROM batches WHERE id = @id", ("@id", batchId)) is not null,
        cancellation);

    /// <inheritdoc/>
    public Task Acknowledge(
        IReadOnlyList<BatchRecord> batches, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.Write(
            session =>
            {
                Add(session, batches, now);
                See(session, seen);
                return batches.Count;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<Totals> Totals(CancellationToken cancellation) => database.Read(
        session =>
        {
            var sums = session.Query("SELECT name, value FROM totals", r => (Name: r.GetString(0), Value: r.GetInt64(1)))
                .ToDictionary(r => r.Name, r => r.Value, StringComparer.Ordinal);
            return new Totals(
                sums.GetValueOrDefault("batches"),
                sums.GetValueOrDefault("events"),
                sums.GetValueOrDefault("quarantined"),
                sums.GetValueOrDefault("skipped"));
        },
        cancellation);

    private static void Add(SqlSession session, IReadOnlyList<BatchRecord> batches, long now)
    {
        var added = session.ExecuteAll([.. batches.Select(b => new SqlStatement(
            """
            INSERT INTO batches (id, source, object, events, quarantined, skipped, at)
            VALUES (@id, @source, @object, @events, @quarantined, @skipped, @at) ON CONFLICT (id) DO NOTHING
            """,
            ("@id", b.Id),
            ("@source", b.Source),
            ("@object", b.Object),
            ("@events", b.Events),
            ("@quarantined", Quarantined(b)),
            ("@skipped", b.Skipped),
            ("@at", now)))]);
        BatchRecord[] fresh = [.. batches.Where((_, i) => added[i] > 0)];
        if (fresh.Length > 0)
        {
            session.ExecuteAll(
            [
                .. fresh.SelectMany(b => b.Quarantine.Select(e => Quarantine(b, e, now))),
                Count("batches", fresh.Length),
                Count("events", fresh.Sum(b => b.Events)),
                Count("quarantined", fresh.Sum(Quarantined)),
                Count("skipped", fresh.Sum(b => b.Skipped)),
            ]);
        }
    }

    private static long Quarantined(BatchRecord batch) => batch.Quarantine.Sum(q => q.Count);

    private static SqlStatement Quarantine(BatchRecord batch, QuarantineEntry entry, long now) => new(
        """
        INSERT INTO quarantine (batch, source, "offset", reason, detail, count, at)
        VALUES (@batch, @source, @offset, @reason, @detail, @count, @at)
        """,
        ("@batch", batch.Id),
        ("@source", batch.Object),
        ("@offset", entry.Offset),
        ("@reason", entry.Reason),
        ("@detail", entry.Detail),
        ("@count", entry.Count),
        ("@at", now));

    private static SqlStatement Count(string name, long by) => new(
        "INSERT INTO totals (name, value) VALUES (@name, @by) ON CONFLICT (name) DO UPDATE SET value = totals.value + @by",
        ("@name", name),
        ("@by", by));

    private static void See(SqlSession session, IReadOnlyCollection<Sighting> seen) => session.ExecuteAll(
    [
        .. seen.Select(s => (Id: s.Entity.ToString(), Sighting: s)).OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => new SqlStatement(
            """
            INSERT INTO entities (id, kind, account, first, last) VALUES (@id, @kind, @account, @first, @last)
            ON CONFLICT (id) DO UPDATE SET
                first = CASE WHEN entities.first < excluded.first THEN entities.first ELSE excluded.first END,
                last = CASE WHEN entities.last > excluded.last THEN entities.last ELSE excluded.last END
            """,
            ("@id", s.Id),
            ("@kind", (int)s.Sighting.Entity.Kind),
            ("@account", s.Sighting.Entity.Account),
            ("@first", s.Sighting.First.ToUnixTimeMilliseconds()),
            ("@last", s.Sighting.Last.ToUnixTimeMilliseconds()))),
    ]);
}
