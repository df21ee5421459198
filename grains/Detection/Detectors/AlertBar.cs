using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// How many bits a finding needs to be an alert. Behaviour needs the day's threshold. What a rule, a correlation or an
/// indicator says needs no more than that it said so, except a low rule on what the principal or many of its peers do
/// habitually, from a network of its own if it has any: that is held against the day's threshold too.
/// </summary>
/// <param name="Bits">With a lower score the finding is silent.</param>
/// <param name="IsHideable">Whether the day's threshold decides.</param>
internal readonly record struct AlertBar(double Bits, bool IsHideable)
{
    // Seen first a day ago or more, and in so many hours since.
    private const double HabitHours = 3;
    private const int LeastPeers = 3;
    private const double CommonShare = 0.2;
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
        (IsOld(baseline[Trait.Action]?.Find(observation.Action), observation) || IsCommon(entity, observation, baseline))
        && (IsOld(baseline[Trait.Network]?.Find(observation.Network), observation) || IsAtHome(entity, observation, baseline));

    // A program on hired machines has no network of its own; one that has is not itself elsewhere.
    private static bool IsAtHome(EntityId entity, Observation observation, Baseline baseline) =>
        ActorKinds.IsProgram(entity, baseline)
        && Novelty.Of(baseline, Trait.Network, observation.Network, observation.Time, FirstUse.NewFor) is not { Telling: >= Trails.LeastTelling };

    private static bool IsCommon(EntityId entity, Observation observation, Baseline baseline)
    {
        var group = PeerGroups.Of(entity, observation);
        return baseline.Norms is { } norms
            && norms.Shown(Trait.Action, observation.Action, group).Peers >= Math.Max(LeastPeers, CommonShare * norms.Peers(group));
    }

    private static bool IsOld(DimensionRow? row, Observation observation) =>
        row is { } known && known.Hours >= HabitHours && observation.Time - known.FirstSeen >= _habitAge;
}
