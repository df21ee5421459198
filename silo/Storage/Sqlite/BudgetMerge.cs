using Microsoft.Data.Sqlite;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Detection.Budgets;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>Candidates and thresholds, within the writer's transaction.</summary>
internal static class BudgetMerge
{
    /// <summary>Keeps candidates; of one that comes again the higher score.</summary>
    public static void Keep(SqliteConnection connection, IReadOnlyList<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            connection.Execute(
                """
                INSERT INTO candidates (alert, day, score, hideable) VALUES ($alert, $day, $score, $hideable)
                ON CONFLICT (alert) DO UPDATE SET score = max(score, $score), hideable = min(hideable, $hideable)
                """,
                ("$alert", candidate.AlertId),
                ("$day", candidate.Day),
                ("$score", candidate.Score),
                ("$hideable", candidate.IsHideable));
        }
    }

    /// <summary>The threshold of a day if it is set.</summary>
    public static double? Threshold(SqliteConnection connection, int day) =>
        connection.Scalar("SELECT bits FROM thresholds WHERE day = $day", ("$day", day)) as double?;

    /// <summary>Sets the threshold of a day, unless it is set.</summary>
    public static double Set(SqliteConnection connection, int day, int perDay)
    {
        if (Threshold(connection, day) is { } known)
        {
            return known;
        }

        var (bits, expected) = Forecast(connection, day, perDay);
        connection.Execute(
            "INSERT INTO thresholds (day, bits, expected) VALUES ($day, $bits, $expected)",
            ("$day", day),
            ("$bits", bits),
            ("$expected", expected));
        return bits;
    }

    /// <summary>What the threshold of a day would be set to now.</summary>
    public static (double Bits, double Expected) Forecast(SqliteConnection connection, int day, int perDay)
    {
        var candidates = connection.Query(
            "SELECT alert, day, score, hideable FROM candidates WHERE day >= $from AND day < $day",
            r => new Candidate(r.GetString(0), r.GetInt32(1), r.GetDouble(2), r.GetBoolean(3)),
            ("$from", day - AlertBudget.Days),
            ("$day", day));
        return AlertBudget.Threshold(day, candidates, perDay);
    }
}
