using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A region that the principal has not been in before.</summary>
internal sealed class NewRegion() : NovelTrait(Trait.Region, "region", "where");
