namespace OrleansSec.Contracts.Events;

/// <summary>A rule that matched an event, with the fields that made it match.</summary>
[GenerateSerializer, Immutable, Alias("RuleHit")]
public sealed record RuleHit(
    [property: Id(0)] RuleSummary Rule,
    [property: Id(1)] IReadOnlyList<FieldMatch> Matches);
