using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A long-lived access key that the principal has not used before.</summary>
internal sealed class NewAccessKey() : NovelTrait(Trait.AccessKey, "access key", "who")
{
    // Keys are to be rotated: that alone is a good habit.
    public override double Share => 0.5;
}
