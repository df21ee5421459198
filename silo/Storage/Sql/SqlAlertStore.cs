using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The alert log in SQL.</summary>
/// <param name="database">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="fence">Guards the log against old memories, if the states of grains are in the same database.</param>
internal sealed class SqlAlertStore(ISqlDatabase database, TimeProvider clock, StateFence? fence = null) : IAlertStore
{
    private const int MaxEvents = 1000;
    private const int MaxEvidence = 50;

    private readonly AlertAppends _appends = new(database, clock, fence);

    /// <inheritdoc/>
    public Task<long> Append(Judgement judgement, CancellationToken cancellation) => _appends.Append(judgement, cancellation);

    /// <inheritdoc/>
    public Task KeepEvidence(IReadOnlyList<Evidence> evidence, CancellationToken cancellation) => database.Write(
        session => session.ExecuteAll([.. evidence.Select(e => new SqlStatement(
            "INSERT INTO evidence (event, json) VALUES (@event, @json) ON CONFLICT (event) DO NOTHING",
            ("@event", e.EventId),
            ("@json", e.Json)))]).Count,
        cancellation);

    /// <inheritdoc/>
    public Task<long> Head(CancellationToken cancellation) => database.Read(AlertMerge.Head, cancellation);

    /// <inheritdoc/>
    public Task<long> Count(CancellationToken cancellation) =>
        database.Read(c => (long)c.Scalar("SELECT count(*) FROM alerts")!, cancellation);

    /// <inheritdoc/>
    public Task<AlertPage> Query(AlertFilter filter, long? before, int limit, CancellationToken cancellation) => database.Snapshot(
        session =>
        {
            var (where, parameters) = AlertWhere.Of(filter);
            var head = AlertMerge.Head(session);
            var alerts = session.Query(
                $"SELECT {AlertRows.Columns} FROM alerts WHERE seq < @before AND {where} ORDER BY seq DESC LIMIT @limit",
                AlertRows.Alert,
                [.. parameters, ("@before", before ?? long.MaxValue), ("@limit", limit)]);
            return new AlertPage(alerts, alerts.Count == limit ? alerts[^1].Sequence : null, head);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<AlertFrame> After(AlertFilter filter, long after, int limit, CancellationToken cancellation) => database.Snapshot(
        session =>
        {
            var (where, parameters) = AlertWhere.Of(filter);
            var head = AlertMerge.Head(session);
            var alerts = session.Query(
                $"SELECT {AlertRows.Columns} FROM alerts WHERE seq > @after AND {where} ORDER BY seq LIMIT @limit",
                AlertRows.Alert,
                [.. parameters, ("@after", after), ("@limit", limit)]);
            return new AlertFrame(after, alerts.Count == limit ? alerts[^1].Sequence : Math.Max(after, head), alerts);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<AlertDetail?> Find(string id, CancellationToken cancellation) => database.Read(
        session =>
        {
            var alerts = session.Query($"SELECT {AlertRows.Columns} FROM alerts WHERE id = @id", AlertRows.Alert, ("@id", id));
            if (alerts.Count == 0)
            {
                return null;
            }

            var events = session.Query(
                $"SELECT {AlertRows.EventColumns} FROM alert_events WHERE alert = @id ORDER BY time, event LIMIT @limit",
                AlertRows.Event,
                ("@id", id),
                ("@limit", MaxEvents));
            var evidence = session.Query(
                """
                SELECT e.event, e.json FROM evidence e JOIN alert_events a ON a.event = e.event
                WHERE a.alert = @id ORDER BY a.time, a.event LIMIT @limit
                """,
                r => new Evidence(r.GetString(0), r.GetString(1)),
                ("@id", id),
                ("@limit", MaxEvidence));
            return new AlertDetail(alerts[0], events, evidence);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> EventIds(string id, CancellationToken cancellation) =>
        database.Read<IReadOnlyList<string>>(
            c => c.Query("SELECT event FROM alert_events WHERE alert = @id ORDER BY time, event", r => r.GetString(0), ("@id", id)),
            cancellation);
}
