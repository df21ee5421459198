using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Verdicts in SQL.</summary>
internal sealed class SqlVerdictStore(ISqlDatabase database, TimeProvider clock) : IVerdictStore
{
    private const string Active = "undone IS NULL AND (expires IS NULL OR expires > @now)";

    /// <summary>Told in this process when a verdict has been given or taken back.</summary>
    public event Action? Changed;

    /// <inheritdoc/>
    public async Task<Verdict?> Give(NewVerdict verdict, CancellationToken cancellation)
    {
        var given = await database.Write(session => VerdictMerge.Give(session, verdict, clock.GetUtcNow()), cancellation);
        Changed?.Invoke();
        return given;
    }

    /// <inheritdoc/>
    public async Task<Verdict?> Undo(string id, string by, CancellationToken cancellation)
    {
        var undone = await database.Write(session => VerdictMerge.Undo(session, id, by, clock.GetUtcNow()), cancellation);
        Changed?.Invoke();
        return undone;
    }

    /// <inheritdoc/>
    public Task<Verdict?> Find(string id, CancellationToken cancellation) =>
        database.Read(session => VerdictMerge.Find(session, id), cancellation);

    /// <inheritdoc/>
    public Task<VerdictPage> List(VerdictFilter filter, long? before, int limit, CancellationToken cancellation) => database.Read(
        session =>
        {
            var (scope, parameters) = AlertWhere.Of(new AlertFilter(filter.Accounts));
            var status = filter.IsActive switch
            {
                true => Active,
                false => $"NOT ({Active})",
                null => "TRUE",
            };
            var rows = session.Query(
                $"""
                SELECT {VerdictRows.Columns} FROM verdicts
                WHERE number < @before AND (alert = @alert OR @alert IS NULL) AND {status} AND {scope} ORDER BY number DESC LIMIT @limit
                """,
                VerdictRows.Verdict,
                [.. parameters, ("@before", before ?? long.MaxValue), ("@limit", limit), ("@alert", filter.AlertId), ("@now", Now)]);
            return new VerdictPage(rows, rows.Count == limit ? rows[^1].Number : null);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<long> Version(CancellationToken cancellation) => database.Read(VerdictMerge.ReadVersion, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Verdict>> InForce(CancellationToken cancellation) => database.Read<IReadOnlyList<Verdict>>(
        session => VerdictRows.Select(session, $"{Active} AND kind = {(int)VerdictKind.Expected}", ("@now", Now)),
        cancellation);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
