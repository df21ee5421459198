using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A program that the principal has not used before.</summary>
internal sealed class NewClient() : NovelTrait(Trait.Client, "client", "how")
{
    // A new version of a tool may call itself another.
    public override double Share => 0.75;
}
