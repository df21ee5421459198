using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>An hour far above a principal's own: what the detectors of bursts share.</summary>
/// <param name="Detector">The detector's name.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Name">What is counted, in words.</param>
/// <param name="Ordinary">A busy hour of anybody: a newcomer is judged by it.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
internal sealed record Burst(string Detector, HabitKind Kind, string Name, double Ordinary, IReadOnlyList<string> Techniques)
{
    /// <summary>So many ordinary hours in one are the least burst, however small the habit.</summary>
    internal const double Least = 4;

    /// <summary>Below this surprise an hour is remembered, not alerted.</summary>
    internal const double Threshold = 16;

    // The far tail of any model is a guess, so bits beyond the threshold count ever less: a burst by itself is medium,
    // high from four times the threshold, and never critical.
    private const double Limit = 2 * Threshold;

    /// <summary>Judges the event and what came before it in its hour.</summary>
    public IReadOnlyList<Finding> Judge(Observation observation, Baseline baseline)
    {
        var time = observation.Time.ToUnixTimeSeconds();
        if (!HabitKinds.IsOwn(observation)
            || !HabitKinds.Counts(Kind, observation)
            || baseline.CountInHour(Kind, time) is not { } before
            || before + 1 < Least * Ordinary)
        {
            return [];
        }

        var normal = baseline.NormalHour(Kind, time, Ordinary);
        var bits = normal.Bits(before + 1);
        return bits < Threshold ? [] : [Finding(observation.Time, before + 1, bits, normal)];
    }

    private Finding Finding(DateTimeOffset time, double count, double bits, HourlyNormal normal)
    {
        var score = Limit - (Threshold * Math.Sqrt(Threshold / bits));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{count:F0} {Name} in the hour from {time.UtcDateTime:HH}:00; usually {normal.Usual:F1} in an active hour ({normal.Hours:F0} remembered).");
        var reason = new Reason("rate", Name, score, text);
        return new Finding(
            Detector, Kind.ToString(), SeverityScale.Of(score), $"Burst of {Name}: far more in an hour than usual", Techniques, [reason]);
    }
}
