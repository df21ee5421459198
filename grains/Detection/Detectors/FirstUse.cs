using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// What a principal does for the first time, weighed by how steady it was, by how unusual the value is among its peers
/// and in its account, and by how sensitive the action is. A value stays new for an hour. Novelties of one day fold into
/// one alert, told by its most surprising event and named for the tactic of its action.
/// </summary>
internal sealed class FirstUse : IDetector
{
    private const string Name = "first-use";

    /// <summary>Below this many bits the novelty is remembered, not alerted.</summary>
    internal const double Threshold = 12;

    /// <summary>How long a value is as new as at its first event, so that a chain of new things adds up.</summary>
    internal static readonly TimeSpan NewFor = TimeSpan.FromHours(1);

    // Less says nothing that is worth reading.
    private const double LeastWeight = 0.25;

    private static readonly NovelTrait[] _traits = Scanned.All<NovelTrait>();

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (!HabitKinds.IsOwn(observation) || (baseline.Events == 0 && baseline.Norms is null))
        {
            return [];
        }

        // Nearly all events end here, so that nothing is put in words yet.
        var sum = 0d;
        foreach (var trait in _traits)
        {
            if (New(trait, entity, observation, baseline) is { } shown)
            {
                sum += shown.Weight;
            }
        }

        return sum < Threshold ? [] : Told(entity, observation, baseline);
    }

    private static Finding[] Told(EntityId entity, Observation observation, Baseline baseline)
    {
        var reasons = Strongest(
        [
            .. _traits
                .Select(trait => (Trait: trait, Shown: New(trait, entity, observation, baseline)))
                .Where(f => f.Shown is not null)
                .Select(f => (f.Trait, Reason(f.Trait, f.Shown!.Value, PeerGroups.Of(entity, observation), baseline))),
        ]);
        var score = reasons.Sum(r => r.Weight);
        var tactic = Tactics.Of(observation);
        return score < Threshold
            ? []
            : [new Finding(Name, Name, SeverityScale.Of(score), Title(tactic, reasons, observation), tactic.Techniques, reasons)];
    }

    /// <summary>Takes back what a detector tells better that knows what the same new place means, at no lower severity.</summary>
    public static void GiveWay(List<Finding> findings)
    {
        if (findings.Count > 1)
        {
            findings.RemoveAll(mine => mine.Detector == Name
                && findings.Exists(f => f.Detector is InstanceCredentials.Name or ImpossibleTravel.Name && f.Severity >= mine.Severity));
        }
    }

    // A new service or region is new in combination too: that says nothing more.
    private static Reason[] Strongest(List<(NovelTrait Trait, Reason Reason)> found)
    {
        var isPart = found.Exists(f => f.Trait.Trait is Trait.Service or Trait.Region);
        return
        [
            .. found
                .Where(f => !isPart || f.Trait.Trait != Trait.ServiceInRegion)
                .GroupBy(f => f.Trait.Family, f => f.Reason, StringComparer.Ordinal)
                .Select(g => g.MaxBy(r => r.Weight)!)
                .OrderByDescending(r => r.Weight),
        ];
    }

    // What the event shows of the trait, if that is new and worth reading.
    private static (string Value, Novelty Novelty, double Weight)? New(NovelTrait trait, EntityId entity, Observation observation, Baseline baseline)
    {
        if (!trait.Matters(observation)
            || Traits.Value(trait.Trait, observation) is not { Length: > 0 } value
            || Novelty.Of(baseline, trait.Trait, value, observation.Time, NewFor, trait.IsOccasional) is not { } novelty)
        {
            return null;
        }

        var bits = novelty.Bits + (novelty.Telling * (baseline.Norms?.Bits(trait.Trait, value, PeerGroups.Of(entity, observation)) ?? 0));
        var weight = bits * Sensitivity.Of(observation.Access) * trait.Share;
        return weight < LeastWeight ? null : (value, novelty, weight);
    }

    private static Reason Reason(NovelTrait trait, (string Value, Novelty Novelty, double Weight) shown, PeerGroup group, Baseline baseline) =>
        new(trait.Name, shown.Value, shown.Weight, Own(trait, shown.Value, shown.Novelty, baseline) + Others(trait, shown.Value, group, baseline.Norms));

    private static string Own(NovelTrait trait, string value, Novelty novelty, Baseline baseline)
    {
        if (baseline.Events == 0)
        {
            return $"First use of {trait.Name} {value}, by a principal without a past.";
        }

        var since = DateTimeOffset.FromUnixTimeSeconds(baseline.First).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        var known = novelty.Known is [var only] ? $"only {only}" : $"{novelty.Known.Count} others";
        var first = baseline[trait.Trait] is { Lost: > 0 } ? "First remembered" : "First";
        return $"{first} use of {trait.Name} {value}; {known} in {baseline.Events} events since {since}.";
    }

    private static string Others(NovelTrait trait, string value, PeerGroup group, Norms? norms)
    {
        if (norms is null)
        {
            return string.Empty;
        }

        var (peers, account) = norms.Shown(trait.Trait, value, group);
        return peers > 0 ? $" About {peers} of {Math.Max(peers, norms.Peers(group))} peers use it."
            : account > 0 ? $" None of some {norms.Peers(group)} peers uses it, but about {account} of {Math.Max(account, norms.Principals)} principals of the account do."
            : $" No principal of the account has used it; some {norms.Principals} are known.";
    }

    private static string Title(Tactic tactic, Reason[] reasons, Observation observation) =>
        $"{tactic.Title}: first use of {string.Join(" and ", reasons.Select(r => $"{r.Dimension} {r.Value}"))}"
        + (reasons.Any(r => r.Dimension == "action") ? string.Empty : $" ({observation.Action})");
}
