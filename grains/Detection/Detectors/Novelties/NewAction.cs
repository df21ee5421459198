using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>An API call that the principal has not made before.</summary>
internal sealed class NewAction() : NovelTrait(Trait.Action, "action", "what");
