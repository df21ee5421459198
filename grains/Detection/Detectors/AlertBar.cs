using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// How many bits a finding needs to be an alert. Behaviour needs the day's threshold. What a rule, a correlation or an
/// indicator says needs no more than that it said so, except a low rule on what the principal does habitually, a person
/// from a network of its own: that is held against the day's threshold too.
/// </summary>
/// <param name="Bits">With a lower score the finding is silent.</param>
/// <param name="IsHideable">Whether the day's threshold decides.</param>
internal readonly record struct AlertBar(double Bits, bool IsHideable)
{
    // Seen first a day ago or more, and in so many hours since.
    private const double HabitHours = 3;
    private static readonly TimeSpan _habitAge = TimeSpan.FromDays(1);

    /// <summary>The bar for a finding about an observation that the baseline has learnt.</summary>
    public static AlertBar Of(Finding finding, EntityId entity, Observation observation, Baseline baseline, double threshold)
    {
        var isHideable = finding.IsBehaviour
            || (Level(finding, observation) <= Severity.Low && IsHabit(entity, observation, baseline));
        return isHideable
            ? new AlertBar(threshold, true)
            : new AlertBar(Math.Min(threshold, finding.Reasons.Max(r => r.Weight)), false);
    }

    // As the rule was written: one that counts less because of a habit is not hidden for it as well.
    private static Severity Level(Finding finding, Observation observation) =>
        observation.Hits.FirstOrDefault(h => h.Rule.Name == finding.FoldKey)?.Rule.Severity ?? finding.Severity;

    private static bool IsHabit(EntityId entity, Observation observation, Baseline baseline) =>
        IsOld(baseline[Trait.Action]?.Find(observation.Action), observation)
        && (IsOld(baseline[Trait.Network]?.Find(observation.Network), observation)
            || ActorKinds.IsProgram(entity, baseline));

    private static bool IsOld(DimensionRow? row, Observation observation) =>
        row is { } known && known.Hours >= HabitHours && observation.Time - known.FirstSeen >= _habitAge;
}
