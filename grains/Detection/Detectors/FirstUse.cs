using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// A principal's first use of an action, a region or a network, weighed by how steady it was and by how sensitive
/// the action is. Novelties of one day fold into one alert, told by its most surprising event.
/// </summary>
internal sealed class FirstUse : IDetector
{
    /// <summary>Below this many bits the novelty is remembered, not alerted.</summary>
    internal const double Threshold = 16;

    private static readonly string[] _techniques = ["T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (observation.Identity == IdentityType.AwsService || observation.ByService)
        {
            return [];
        }

        var sensitivity = Sensitivity(observation.Access);
        var reasons = new[]
        {
            Novelty(Trait.Action, "action", observation.Action, observation, baseline, sensitivity),
            Novelty(Trait.Region, "region", observation.Region, observation, baseline, sensitivity),
            Novelty(Trait.Network, "network", observation.Network, observation, baseline, sensitivity),
        }.OfType<Reason>().OrderByDescending(r => r.Weight).ToArray();

        var score = reasons.Sum(r => r.Weight);
        return score < Threshold
            ? []
            : [new Finding("first-use", "first-use", SeverityScale.Of(score), Title(reasons, observation), _techniques, reasons)];
    }

    private static double Sensitivity(AccessClass access) => access switch
    {
        AccessClass.Read => 1,
        AccessClass.Write or AccessClass.Data => 1.25,
        _ => 1.5,
    };

    private static Reason? Novelty(
        Trait trait, string name, string value, Observation observation, Baseline baseline, double sensitivity)
    {
        if (value.Length == 0 || baseline[trait] is not { } dimension || dimension.Find(value) is not null)
        {
            return null;
        }

        var time = observation.Time.ToUnixTimeSeconds();
        var distinct = dimension.Count + baseline.At(dimension.Lost, time);
        var bits = Surprise.OfNew(distinct, baseline.At(dimension.Hours, time)) * sensitivity;
        var since = DateTimeOffset.FromUnixTimeSeconds(baseline.First).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        var known = dimension.Count == 1 ? $"only {dimension.Rows().First().Value}" : $"{dimension.Count} others";
        return new Reason(name, value, bits, $"First {(dimension.Lost > 0 ? "remembered " : string.Empty)}use of {name} {value}; {known} in {baseline.Events} events since {since}.");
    }

    private static string Title(Reason[] reasons, Observation observation) =>
        $"First use of {string.Join(" and ", reasons.Select(r => $"{r.Dimension} {r.Value}"))}"
        + (reasons.Any(r => r.Dimension == "action") ? string.Empty : $" ({observation.Action})");
}
