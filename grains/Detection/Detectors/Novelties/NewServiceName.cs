using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A service that the principal has not used before.</summary>
internal sealed class NewServiceName() : NovelTrait(Trait.Service, "service", "what")
{
    // New actions are the better witness: a service is new with the first of them.
    public override double Share => 0.75;
}
