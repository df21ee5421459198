using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Evaluate;

/// <summary>What the background costs, after the days of learning.</summary>
/// <param name="Days">Days that count.</param>
/// <param name="PerDay">False alerts a day, by severity.</param>
/// <param name="WorstDay">The most false alerts of a day.</param>
/// <param name="WorstDayHigh">The most of high or more of a day.</param>
/// <param name="PerHundredThousand">False alerts for 100,000 benign events, learning included.</param>
/// <param name="PerPrincipalDay">False alerts for a principal and day.</param>
internal sealed record Noise(
    int Days,
    IReadOnlyDictionary<Severity, double> PerDay,
    int WorstDay,
    int WorstDayHigh,
    double PerHundredThousand,
    double PerPrincipalDay)
{
    /// <summary>False alerts a day, of all severities.</summary>
    public double AllPerDay => PerDay.Values.Sum();
}
