using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;

namespace OrleansSec.Detection.Tests.Detectors.Novelties;

/// <summary>
/// A principal with two months of habits that now changes permissions for the first time, which alone is an alert: so
/// each thing that is new beside it is told.
/// </summary>
internal sealed class Settled
{
    private const int Hours = 60 * 24;
    private readonly Baseline _baseline = new();

    /// <summary>Learns an event an hour, as the habit says.</summary>
    public Settled(Func<Observation, int, Observation>? habit = null)
    {
        for (var hour = 0; hour < Hours; hour++)
        {
            _baseline.Learn((habit ?? ((o, _) => o))(Observed.After(TimeSpan.FromHours(hour)) with { AccessKey = "AKIA0000000000000001" }, hour));
        }
    }

    /// <summary>What the principal does now, but for what is changed.</summary>
    public static Observation Now { get; } = Observed.After(TimeSpan.FromHours(Hours)) with
    {
        Action = "kms:PutKeyPolicy",
        Access = AccessClass.Permission,
        AccessKey = "AKIA0000000000000001",
    };

    /// <summary>Learns something more that happens now.</summary>
    public void Sees(Observation observation) => _baseline.Learn(observation);

    /// <summary>What the alert says of one thing, or null if it does not name it.</summary>
    public Reason? Says(string dimension, Observation observation) =>
        new FirstUse().Judge(Observed.Role, observation, _baseline).SelectMany(f => f.Reasons).SingleOrDefault(r => r.Dimension == dimension);
}
