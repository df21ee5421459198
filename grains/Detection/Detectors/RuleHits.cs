using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// Turns the rules that matched an event into findings, one alert per rule, entity and day. What a program does day by
/// day counts one level less; never what is critical, what root does, or what changes the recording itself.
/// </summary>
internal sealed class RuleHits : IDetector
{
    // A habit: in so many hours, over so many days at least.
    private const double HabitHours = 6;
    private const int HabitDays = 3;

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline) =>
        observation.Hits.Count == 0
            ? []
            : [.. observation.Hits.Where(hit => !hit.Rule.IsSilent).Select(hit => Finding(hit, entity, observation, baseline))];

    private static Finding Finding(RuleHit hit, EntityId entity, Observation observation, Baseline baseline)
    {
        var rule = hit.Rule;
        var matched = string.Join(", ", hit.Matches.Select(m => $"{m.Field} = {m.Value}"));
        var text = matched.Length == 0 ? $"Rule {rule.Name} matched." : $"Rule {rule.Name} matched: {matched}.";
        var severity = rule.Severity;
        if (Habit(rule, entity, observation, baseline) is { } habit)
        {
            severity = rule.Severity - 1;
            text = string.Create(
                CultureInfo.InvariantCulture,
                $"{text} Counts as {severity.ToString().ToLowerInvariant()}, not {rule.Severity.ToString().ToLowerInvariant()}: this program has met it in {baseline.AtLast(habit.Hours):F0} hours since {habit.FirstSeen:d MMM yyyy}.");
        }

        var reason = new Reason("rule", rule.Name, SeverityScale.Bits(severity), text);
        return new Finding($"rule:{rule.Name}", rule.Name, severity, rule.Title, rule.Techniques, [reason]);
    }

    // Whoever has stolen a program's credentials comes from elsewhere or with other tools: then its habit is no excuse.
    private static DimensionRow? Habit(RuleSummary rule, EntityId entity, Observation observation, Baseline baseline)
    {
        if (rule.Severity is Severity.Critical or Severity.Informational
            || observation.Identity == IdentityType.Root
            || observation.Access == AccessClass.Logging
            || Known(baseline, Trait.Rule, rule.Name, observation) is not { } habit
            || baseline.AtLast(habit.Hours) < HabitHours
            || !ActorKinds.IsProgram(entity, baseline))
        {
            return null;
        }

        return Known(baseline, Trait.Action, observation.Action, observation) is not null
            && Known(baseline, Trait.Network, observation.Network, observation) is not null
            && Known(baseline, Trait.Client, observation.Client, observation) is not null
            && Known(baseline, Trait.Region, observation.Region, observation) is not null
            ? habit
            : null;
    }

    private static DimensionRow? Known(Baseline baseline, Trait trait, string value, Observation observation) =>
        baseline[trait]?.Find(value) is { } row && (observation.Time - row.FirstSeen).TotalDays >= HabitDays ? row : null;
}
