using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// Turns an observation and what is normal into findings. Detectors are found by scanning this assembly; they are
/// stateless, and take time from the event.
/// </summary>
public interface IDetector
{
    /// <summary>Judges an observation before the baseline learns it.</summary>
    /// <param name="entity">Whose observation it is.</param>
    /// <param name="observation">The event.</param>
    /// <param name="baseline">What was normal before it.</param>
    IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline);
}
