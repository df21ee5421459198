using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A provider that the principal has not called from before.</summary>
internal sealed class NewAsn() : NovelTrait(Trait.Asn, "autonomous system", "from");
