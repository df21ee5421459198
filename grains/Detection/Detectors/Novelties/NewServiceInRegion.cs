using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A known service in a region where the principal has not used it before.</summary>
internal sealed class NewServiceInRegion() : NovelTrait(Trait.ServiceInRegion, "service in region", "where");
