using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>A network that the principal has not called from before.</summary>
internal sealed class NewNetwork() : NovelTrait(Trait.Network, "network", "from");
