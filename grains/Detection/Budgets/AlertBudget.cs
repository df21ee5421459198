using OrleansSec.Contracts.Budgets;

namespace OrleansSec.Detection.Budgets;

/// <summary>
/// How many alerts a day people have time for, and the threshold that follows from it: the lowest with which the days
/// before would have kept to the budget on average, recent days counting most (docs/adr/0010).
/// </summary>
public static class AlertBudget
{
    /// <summary>Below this many bits a behaviour is never alerted.</summary>
    public const double Floor = 12;

    /// <summary>From this many bits on nothing is hidden: high and critical always show.</summary>
    public const double Ceiling = 24;

    /// <summary>Alerts a day, unless an operator says otherwise.</summary>
    public const int Default = 20;

    /// <summary>So many days before are looked at.</summary>
    public const int Days = 30;

    private const double HalfLifeDays = 7;

    // Sums of weights are not exact.
    private const double Tolerance = 1e-9;

    // A threshold of a readable number, just above the score that must not be reached.
    private const double Step = 0.01;

    /// <summary>The UTC day of a time, in days since 1970.</summary>
    public static int Day(DateTimeOffset time) => (int)Math.Floor(time.ToUnixTimeSeconds() / 86400.0);

    /// <summary>The threshold of a day, and how many alerts it makes one expect.</summary>
    /// <param name="day">The day, in days since 1970.</param>
    /// <param name="candidates">What could have been an alert in the <see cref="Days"/> days before it, each once.</param>
    /// <param name="perDay">The budget.</param>
    public static (double Bits, double Expected) Threshold(int day, IReadOnlyCollection<Candidate> candidates, int perDay)
    {
        Candidate[] past = [.. candidates.Where(c => c.Day < day && c.Day >= day - Days)];
        if (past.Length == 0)
        {
            return (Floor, 0);
        }

        // A quiet day counts too, from the first one on which anything happened.
        var total = Enumerable.Range(past.Min(c => c.Day), day - past.Min(c => c.Day)).Sum(d => Weight(day - d));
        var expected = PerDay(past.Where(c => !c.IsHideable || c.Score >= Ceiling));
        var hideable = past.Where(c => c is { IsHideable: true, Score: >= Floor and < Ceiling }).GroupBy(c => Steps(c.Score));
        foreach (var like in hideable.OrderByDescending(g => g.Key))
        {
            var more = PerDay(like);
            if (expected + more > perDay + Tolerance)
            {
                return (Math.Min(Ceiling, Math.Round((like.Key + 1) * Step, 2)), expected);
            }

            expected += more;
        }

        return (Floor, expected);

        // Counted by day first, so that the order of candidates does not show in the last digit.
        double PerDay(IEnumerable<Candidate> some) =>
            some.CountBy(c => c.Day).OrderBy(d => d.Key).Sum(d => d.Value * Weight(day - d.Key)) / total;
    }

    private static double Weight(int age) => Math.Pow(2, -age / HalfLifeDays);

    // 13.01 / 0.01 is a little less than 1301: a score on a step belongs to that step.
    private static int Steps(double score) => (int)Math.Floor((score / Step) + 1e-6);
}
