using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// Counts one level less what a principal does day by day, a person's only up to medium; never what is critical, what
/// root does, or what changes the recording itself.
/// </summary>
internal static class RuleHabit
{
    // A habit: in so many hours, over so many days at least.
    private const double LeastHours = 3;
    private const int LeastDays = 3;

    private static readonly Trait[] _shown = [Trait.Network, Trait.Client, Trait.Region];

    /// <summary>What a finding of a rule or a correlation counts as, to whom the baseline belongs. Others are returned as they are.</summary>
    public static Finding Weigh(Finding finding, EntityId entity, Observation observation, Baseline baseline)
    {
        if (!(finding.IsRule || finding.IsCorrelation) || Of(finding, entity, observation, baseline) is not { } habit)
        {
            return finding;
        }

        var severity = finding.Severity - 1;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.Reasons[0].Text} Counts as {severity.ToString().ToLowerInvariant()}, not {finding.Severity.ToString().ToLowerInvariant()}: this principal has met it in {baseline.AtLast(habit.Hours):F0} hours since {habit.FirstSeen:d MMM yyyy}.");
        return finding with
        {
            Severity = severity,
            Reasons = [finding.Reasons[0] with { Weight = SeverityScale.Bits(severity), Text = text }],
        };
    }

    // Whoever has stolen credentials comes from elsewhere or with other tools: then a habit is no excuse.
    private static DimensionRow? Of(Finding finding, EntityId entity, Observation observation, Baseline baseline)
    {
        if (finding.Severity is Severity.Critical or Severity.Informational
            || observation.Identity == IdentityType.Root
            || observation.Access == AccessClass.Logging
            || Known(baseline, Trait.Rule, finding.IsRule ? finding.FoldKey : finding.Detector, observation) is not { } habit
            || baseline.AtLast(habit.Hours) < LeastHours
            || (finding.Severity > Severity.Medium && !ActorKinds.IsProgram(entity, baseline)))
        {
            return null;
        }

        // What a correlation is about is not the one action that completes it.
        var isKnown = finding.IsCorrelation || Known(baseline, Trait.Action, observation.Action, observation) is not null;
        return isKnown && Array.TrueForAll(_shown, trait => Traits.Value(trait, observation) is not { } value || Known(baseline, trait, value, observation) is not null)
            ? habit
            : null;
    }

    private static DimensionRow? Known(Baseline baseline, Trait trait, string value, Observation observation) =>
        baseline[trait]?.Find(value) is { } row && (observation.Time - row.FirstSeen).TotalDays >= LeastDays ? row : null;
}
