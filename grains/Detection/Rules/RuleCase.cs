namespace OrleansSec.Detection.Rules;

/// <summary>One event with what its rule must say of it.</summary>
/// <param name="Name">A sentence, unique in its file.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Event">The event as JSON in UTF-8.</param>
/// <param name="Line">Where it stands in its file.</param>
public sealed record RuleCase(string Name, RuleCaseKind Kind, ReadOnlyMemory<byte> Event, int Line)
{
    /// <summary>Whether the rule must match.</summary>
    public bool MustMatch => Kind != RuleCaseKind.NearMiss;
}
