using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// A principal's first use of an action, a region or a network, weighed by how steady it was and by how sensitive
/// the action is. A value stays new for an hour. Novelties of one day fold into one alert, told by its most surprising event.
/// </summary>
internal sealed class FirstUse : IDetector
{
    /// <summary>Below this many bits the novelty is remembered, not alerted.</summary>
    internal const double Threshold = 12;

    /// <summary>How long a value is as new as at its first event, so that a chain of new things adds up.</summary>
    internal static readonly TimeSpan NewFor = TimeSpan.FromHours(1);

    private static readonly string[] _techniques = ["T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (observation.Identity == IdentityType.AwsService || observation.ByService)
        {
            return [];
        }

        var sensitivity = Sensitivity.Of(observation.Access);
        var reasons = new[]
        {
            Reason(Trait.Action, "action", observation.Action, observation, baseline, sensitivity),
            Reason(Trait.Region, "region", observation.Region, observation, baseline, sensitivity),
            Reason(Trait.Network, "network", observation.Network, observation, baseline, sensitivity),
        }.OfType<Reason>().OrderByDescending(r => r.Weight).ToArray();

        var score = reasons.Sum(r => r.Weight);
        return score < Threshold
            ? []
            : [new Finding("first-use", "first-use", SeverityScale.Of(score), Title(reasons, observation), _techniques, reasons)];
    }

    private static Reason? Reason(
        Trait trait, string name, string value, Observation observation, Baseline baseline, double sensitivity)
    {
        if (Novelty.Of(baseline, trait, value, observation.Time, NewFor) is not { Bits: > 0 } novelty)
        {
            return null;
        }

        var since = DateTimeOffset.FromUnixTimeSeconds(baseline.First).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        var known = novelty.Known is [var only] ? $"only {only}" : $"{novelty.Known.Count} others";
        var first = baseline[trait]!.Lost > 0 ? "First remembered" : "First";
        return new Reason(name, value, novelty.Bits * sensitivity, $"{first} use of {name} {value}; {known} in {baseline.Events} events since {since}.");
    }

    private static string Title(Reason[] reasons, Observation observation) =>
        $"First use of {string.Join(" and ", reasons.Select(r => $"{r.Dimension} {r.Value}"))}"
        + (reasons.Any(r => r.Dimension == "action") ? string.Empty : $" ({observation.Action})");
}
