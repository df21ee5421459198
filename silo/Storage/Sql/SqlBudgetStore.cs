using System.Globalization;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Budgets;
using OrleansSec.Silo.Ingest;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>The alert budget in SQL.</summary>
internal sealed class SqlBudgetStore(
    ISqlDatabase database, IOptions<BudgetOptions> options, TimeProvider clock) : IBudgetStore
{
    /// <inheritdoc/>
    public async Task<double> Threshold(int day, CancellationToken cancellation) =>
        await database.Read(session => BudgetMerge.Threshold(session, day), cancellation)
        ?? await database.Write(session => BudgetMerge.Set(session, day, Current(session).PerDay), cancellation);

    /// <inheritdoc/>
    public Task<BudgetView> Read(CancellationToken cancellation) => database.Read(
        session =>
        {
            var budget = Current(session);
            var days = session.Query(
                """
                SELECT t.day, t.bits, t.expected,
                    count(CASE WHEN c.hideable = 0 OR c.score >= t.bits THEN 1 END), count(CASE WHEN c.hideable = 1 AND c.score < t.bits THEN 1 END)
                FROM thresholds t LEFT JOIN candidates c ON c.day = t.day
                GROUP BY t.day ORDER BY t.day DESC LIMIT @limit
                """,
                r => (Number: r.GetInt32(0), Expected: r.GetDouble(2), Row: new BudgetDay(Date(r.GetInt32(0)), r.GetDouble(1), r.GetInt32(3), r.GetInt32(4))),
                ("@limit", AlertBudget.Days));
            var last = days.Count == 0 ? AlertBudget.Day(clock.GetUtcNow()) : days[0].Number;
            return new BudgetView(
                budget.PerDay,
                days.Count == 0 ? AlertBudget.Floor : days[0].Row.Threshold,
                days.Count == 0 ? 0 : days[0].Expected,
                days.Count == 0 ? null : days[0].Row.Day,
                BudgetMerge.Forecast(session, last + 1, budget.PerDay).Bits,
                AlertBudget.Floor,
                AlertBudget.Ceiling,
                budget.By,
                budget.At,
                [.. days.Select(d => d.Row)]);
        },
        cancellation);

    /// <inheritdoc/>
    public Task Change(int perDay, string by, CancellationToken cancellation) => database.Write(
        session =>
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var before = Current(session).PerDay;
            session.Execute(
                """
                INSERT INTO budget (only_row, per_day, who, at) VALUES (1, @per_day, @who, @at)
                ON CONFLICT (only_row) DO UPDATE SET per_day = @per_day, who = @who, at = @at
                """,
                ("@per_day", perDay),
                ("@who", by),
                ("@at", now));
            var detail = string.Create(CultureInfo.InvariantCulture, $"Alert budget from {before} to {perDay} alerts a day.");
            AuditRows.Add(session, now, by, null, "budget-changed", "budget", detail);
            return true;
        },
        cancellation);

    private (int PerDay, string? By, DateTimeOffset? At) Current(SqlSession session) => session.Query(
        "SELECT per_day, who, at FROM budget",
        r => (PerDay: r.GetInt32(0), By: (string?)r.GetString(1), At: (DateTimeOffset?)AlertRows.Time(r, 2)))
        .Append((options.Value.AlertsPerDay, null, null))
        .First();

    private static DateOnly Date(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));
}
