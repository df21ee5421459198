using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A principal is refused far more often in an hour than it used to be: somebody tries what it may do.</summary>
internal sealed class ErrorSpike : IDetector
{
    private static readonly Burst _burst = new("error-spike", HabitKind.Denials, "denied calls", 5, ["T1580", "T1526"]);

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline) =>
        _burst.Judge(observation, baseline);
}
