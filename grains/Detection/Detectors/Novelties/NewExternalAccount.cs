using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>Another account that the principal has not reached or given access before.</summary>
internal sealed class NewExternalAccount() : NovelTrait(Trait.TargetAccount, "external account", "whom")
{
    public override bool IsOccasional => true;
}
