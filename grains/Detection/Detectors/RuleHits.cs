using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>Turns the rules that matched an event into findings, one alert per rule, entity and day.</summary>
internal sealed class RuleHits : IDetector
{
    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline) =>
        observation.Hits.Count == 0
            ? []
            : [.. observation.Hits.Where(hit => !hit.Rule.IsSilent).Select(Finding)];

    private static Finding Finding(RuleHit hit)
    {
        var rule = hit.Rule;
        var matched = string.Join(", ", hit.Matches.Select(m => $"{m.Field} = {m.Value}"));
        var text = matched.Length == 0 ? $"Rule {rule.Name} matched." : $"Rule {rule.Name} matched: {matched}.";
        var reason = new Reason("rule", rule.Name, SeverityScale.Bits(rule.Severity), text);
        return new Finding(Detectors.Finding.RulePrefix + rule.Name, rule.Name, rule.Severity, rule.Title, rule.Techniques, [reason]);
    }
}
