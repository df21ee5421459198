namespace OrleansSec.Detection.Rules;

/// <summary>One event, or a sequence for a correlation, with what its rule must say of it.</summary>
/// <param name="Name">A sentence, unique in its file.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Events">The events in the order in which they are delivered; at least one.</param>
/// <param name="Line">Where it stands in its file.</param>
public sealed record RuleCase(string Name, RuleCaseKind Kind, IReadOnlyList<TimedEvent> Events, int Line)
{
    /// <summary>The first event as JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Event => Events[0].Event;

    /// <summary>Whether the rule must match.</summary>
    public bool MustMatch => Kind != RuleCaseKind.NearMiss;
}
