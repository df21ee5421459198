using OrleansSec.Contracts.Budgets;
using OrleansSec.Detection.Budgets;

namespace OrleansSec.Silo.Storage.Sql;

/// <summary>Candidates and thresholds, within the writer's transaction.</summary>
internal static class BudgetMerge
{
    /// <summary>Keeps candidates; of one that comes again the higher score.</summary>
    public static void Keep(SqlSession session, IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count > 0)
        {
            session.ExecuteAll([.. candidates.Select(c => new SqlStatement(
                """
                INSERT INTO candidates (alert, day, score, hideable) VALUES (@alert, @day, @score, @hideable)
                ON CONFLICT (alert) DO UPDATE SET
                    score = CASE WHEN candidates.score > excluded.score THEN candidates.score ELSE excluded.score END,
                    hideable = CASE WHEN candidates.hideable < excluded.hideable THEN candidates.hideable ELSE excluded.hideable END
                """,
                ("@alert", c.AlertId),
                ("@day", c.Day),
                ("@score", c.Score),
                ("@hideable", c.IsHideable)))]);
        }
    }

    /// <summary>The threshold of a day if it is set.</summary>
    public static double? Threshold(SqlSession session, int day) =>
        session.Scalar("SELECT bits FROM thresholds WHERE day = @day", ("@day", day)) as double?;

    /// <summary>Sets the threshold of a day, unless it is set.</summary>
    public static double Set(SqlSession session, int day, int perDay)
    {
        if (Threshold(session, day) is { } known)
        {
            return known;
        }

        var (bits, expected) = Forecast(session, day, perDay);
        session.Execute(
            "INSERT INTO thresholds (day, bits, expected) VALUES (@day, @bits, @expected) ON CONFLICT (day) DO NOTHING",
            ("@day", day),
            ("@bits", bits),
            ("@expected", expected));
        return Threshold(session, day) ?? bits;
    }

    /// <summary>What the threshold of a day would be set to now.</summary>
    public static (double Bits, double Expected) Forecast(SqlSession session, int day, int perDay)
    {
        var candidates = session.Query(
            "SELECT alert, day, score, hideable FROM candidates WHERE day >= @from AND day < @day",
            r => new Candidate(r.GetString(0), r.GetInt32(1), r.GetDouble(2), r.GetInt64(3) != 0),
            ("@from", day - AlertBudget.Days),
            ("@day", day));
        return AlertBudget.Threshold(day, candidates, perDay);
    }
}
