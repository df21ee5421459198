using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Budgets;
using OrleansSec.Silo.Ingest;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>The alert budget in SQLite.</summary>
internal sealed class SqliteBudgetStore(
    SqliteDatabase database, SqliteWriter writer, IOptions<BudgetOptions> options, TimeProvider clock) : IBudgetStore
{
    /// <inheritdoc/>
    public async Task<double> Threshold(int day, CancellationToken cancellation) =>
        await database.Read(connection => BudgetMerge.Threshold(connection, day), cancellation)
        ?? await writer.Run(connection => BudgetMerge.Set(connection, day, Current(connection).PerDay), cancellation);

    /// <inheritdoc/>
    public Task<BudgetView> Read(CancellationToken cancellation) => database.Read(
        connection =>
        {
            var budget = Current(connection);
            var days = connection.Query(
                """
                SELECT t.day, t.bits, t.expected,
                    ifnull(sum(NOT c.hideable OR c.score >= t.bits), 0), ifnull(sum(c.hideable AND c.score < t.bits), 0)
                FROM thresholds t LEFT JOIN candidates c ON c.day = t.day
                GROUP BY t.day ORDER BY t.day DESC LIMIT $limit
                """,
                r => (Number: r.GetInt32(0), Expected: r.GetDouble(2), Row: new BudgetDay(Date(r.GetInt32(0)), r.GetDouble(1), r.GetInt32(3), r.GetInt32(4))),
                ("$limit", AlertBudget.Days));
            var last = days.Count == 0 ? AlertBudget.Day(clock.GetUtcNow()) : days[0].Number;
            return new BudgetView(
                budget.PerDay,
                days.Count == 0 ? AlertBudget.Floor : days[0].Row.Threshold,
                days.Count == 0 ? 0 : days[0].Expected,
                days.Count == 0 ? null : days[0].Row.Day,
                BudgetMerge.Forecast(connection, last + 1, budget.PerDay).Bits,
                AlertBudget.Floor,
                AlertBudget.Ceiling,
                budget.By,
                budget.At,
                [.. days.Select(d => d.Row)]);
        },
        cancellation);

    /// <inheritdoc/>
    public Task Change(int perDay, string by, CancellationToken cancellation) => writer.Run(
        connection =>
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var before = Current(connection).PerDay;
            connection.Execute(
                """
                INSERT INTO budget (only_row, per_day, who, at) VALUES (1, $per_day, $who, $at)
                ON CONFLICT (only_row) DO UPDATE SET per_day = $per_day, who = $who, at = $at
                """,
                ("$per_day", perDay),
                ("$who", by),
                ("$at", now));
            var detail = string.Create(CultureInfo.InvariantCulture, $"Alert budget from {before} to {perDay} alerts a day.");
            AuditRows.Add(connection, now, by, null, "budget-changed", "budget", detail);
            return true;
        },
        cancellation);

    private (int PerDay, string? By, DateTimeOffset? At) Current(SqliteConnection connection) => connection.Query(
        "SELECT per_day, who, at FROM budget",
        r => (PerDay: r.GetInt32(0), By: (string?)r.GetString(1), At: (DateTimeOffset?)AlertRows.Time(r, 2)))
        .Append((options.Value.AlertsPerDay, null, null))
        .First();

    private static DateOnly Date(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));
}
