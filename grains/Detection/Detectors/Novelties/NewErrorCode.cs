using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A refusal that the principal has not met before.</summary>
internal sealed class NewErrorCode() : NovelTrait(Trait.Error, "error", "failed")
{
    // Errors come with any new work; only a refusal tells of somebody who tries what he may do.
    public override double Share => 0.5;

    public override bool IsOccasional => true;

    public override bool Matters(Observation observation) => observation.Error is { } error && HabitKinds.IsDenial(error);
}
