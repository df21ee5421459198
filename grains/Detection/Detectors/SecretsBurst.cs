using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A principal reads far more secrets and parameters in an hour than it used to.</summary>
internal sealed class SecretsBurst : IDetector
{
    private static readonly Burst _burst = new("secrets-burst", HabitKind.Secrets, "secret reads", 2, ["T1555.006"]);

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline) =>
        _burst.Judge(observation, baseline);
}
