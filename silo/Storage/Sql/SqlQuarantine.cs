using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The quarantine in SQL; its rows are written with each acknowledgement.</summary>
internal sealed class SqlQuarantine(ISqlDatabase database) : IQuarantine
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<QuarantineRow>> List(long? before, int limit, CancellationToken cancellation) =>
        database.Read<IReadOnlyList<QuarantineRow>>(
            session => session.Query(
                """
                SELECT number, source, "offset", reason, detail, count, at FROM quarantine
                WHERE number < @before ORDER BY number DESC LIMIT @limit
                """,
                r => new QuarantineRow(
                    r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetInt64(5), AlertRows.Time(r, 6)),
                ("@before", before ?? long.MaxValue),
                ("@limit", limit)),
            cancellation);
}
