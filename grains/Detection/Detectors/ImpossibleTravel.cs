using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// A person acts from two places that nobody can travel between in the time. Places come from the operator's own
/// database; networks that are known to the person, and those that lists call a VPN or a cloud, say nothing of where it is.
/// </summary>
internal sealed class ImpossibleTravel : IDetector
{
    /// <summary>The detector's name.</summary>
    internal const string Name = "impossible-travel";

    private const double FastestKmh = 1000;
    private const double LeastKm = 500;
    private const double Bits = 16;

    // Far away at once says no more than this.
    private const double MostBits = 22;

    private static readonly string[] _techniques = ["T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (!HabitKinds.IsOwn(observation)
            || observation.Intel?.Any(m => m.IsContext) == true
            || baseline.Whereabouts is not { } last
            || Whereabouts.Of(observation) is not { } now
            || Novelty.Of(baseline, Trait.Network, observation.Network, observation.Time, FirstUse.NewFor) is null
            || PeerGroups.Of(entity, observation) is not (PeerGroup.User or PeerGroup.PermissionSet or PeerGroup.Federated or PeerGroup.Root))
        {
            return [];
        }

        var km = last.KmTo(now);
        var hours = Math.Abs(now.Time - last.Time) / 3600d;
        var speed = km / Math.Max(hours, 1d / 60);
        if (km < LeastKm || speed < FastestKmh)
        {
            return [];
        }

        var bits = Math.Min(MostBits, Bits + Math.Log2(speed / FastestKmh));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"From {last.Country} to {now.Country}: {km:F0} km in {hours:F1} hours, {speed:F0} km/h.");
        return
        [
            new Finding(
                Name, Name, SeverityScale.Of(bits), $"Used from two places too far apart ({last.Country}, {now.Country})",
                _techniques, [new Reason("place", now.Country, bits, text)]),
        ];
    }
}
