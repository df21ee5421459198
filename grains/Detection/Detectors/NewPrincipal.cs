using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A principal that an account with a past has not seen before. What it does in its first hour weighs with it.</summary>
internal sealed class NewPrincipal : IDetector
{
    /// <summary>An account known for less has no past: everybody is new.</summary>
    internal const int LeastDays = 3;

    // A newcomer who only looks around is informational; one who changes permissions is low, and its novelties add their own alert.
    private const double Bits = 6;

    // Roles come and go with software; a new user is somebody with a password or a key that lasts.
    private const double UserBits = 12;

    private static readonly string[] _techniques = ["T1136.003", "T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (!HabitKinds.IsOwn(observation)
            || baseline.Norms is not { } norms
            || norms.Days < LeastDays
            || PeerGroups.Of(entity, observation) is not (PeerGroup.User or PeerGroup.Role or PeerGroup.PermissionSet or PeerGroup.Federated)
            || (baseline.Events > 0 && observation.Time.ToUnixTimeSeconds() - baseline.First >= 3600))
        {
            return [];
        }

        var bits = observation.Identity == IdentityType.IamUser ? UserBits : Bits;
        var reason = new Reason("principal", entity.Name, bits * Sensitivity.Of(observation.Access), string.Create(
            CultureInfo.InvariantCulture,
            $"{entity.Name} is new to an account known for {norms.Days} days, with some {norms.Principals} principals."));
        return reason.Weight < SeverityScale.Bits(Severity.Low)
            ? []
            : [new Finding("new-principal", "new-principal", SeverityScale.Of(reason.Weight), $"A new principal acts ({observation.Action})", _techniques, [reason])];
    }
}
