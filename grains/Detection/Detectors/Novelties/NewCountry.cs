using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A country that the principal has not called from before.</summary>
internal sealed class NewCountry() : NovelTrait(Trait.Country, "country", "from");
