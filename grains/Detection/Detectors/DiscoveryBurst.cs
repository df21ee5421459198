using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A principal looks at far more different things in an hour than it used to.</summary>
internal sealed class DiscoveryBurst : IDetector
{
    private static readonly Burst _burst = new("discovery-burst", HabitKind.Discovery, "distinct reads", 25, ["T1580", "T1087.004"]);

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline) =>
        _burst.Judge(observation, baseline);
}
