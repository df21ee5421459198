using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A principal reads, changes or deletes far more in an hour than it used to.</summary>
internal sealed class VolumeSpike : IDetector
{
    private static readonly Burst[] _bursts =
    [
        new("volume-spike", HabitKind.DataReads, "data reads", 100, ["T1530"]),
        new("volume-spike", HabitKind.Writes, "writes", 50, ["T1486"]),
        new("volume-spike", HabitKind.Deletes, "deletions", 10, ["T1485"]),
    ];

    // An event is of one kind at most.
    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        foreach (var burst in _bursts)
        {
            if (burst.Judge(observation, baseline) is { Count: > 0 } findings)
            {
                return findings;
            }
        }

        return [];
    }
}
