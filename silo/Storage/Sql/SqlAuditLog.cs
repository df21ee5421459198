using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The audit log in SQL.</summary>
internal sealed class SqlAuditLog(ISqlDatabase database) : IAuditLog
{
    /// <inheritdoc/>
    public Task<AuditPage> List(IReadOnlyList<string>? accounts, long? before, int limit, CancellationToken cancellation) => database.Read(
        session =>
        {
            var (scope, parameters) = AlertWhere.Of(new Contracts.Alerts.AlertFilter(accounts));
            var rows = session.Query(
                $"""
                SELECT number, at, who, account, change, subject, detail FROM audit
                WHERE number < @before AND {scope} ORDER BY number DESC LIMIT @limit
                """,
                r => new AuditRow(
                    r.GetInt64(0),
                    AlertRows.Time(r, 1),
                    r.GetString(2),
                    r.IsDBNull(3) ? null : r.GetString(3),
                    r.GetString(4),
                    r.GetString(5),
                    r.GetString(6)),
                [.. parameters, ("@before", before ?? long.MaxValue), ("@limit", limit)]);
            return new AuditPage(rows, rows.Count == limit ? rows[^1].Number : null);
        },
        cancellation);
}
