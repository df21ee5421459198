namespace OrleansSec.Contracts.Events;

/// <summary>A rule that matched an event, with the fields that made it match.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Matches">The fields that made it match.</param>
/// <param name="Values">The values that correlations count, bounded; null if there are none.</param>
[GenerateSerializer, Immutable, Alias("RuleHit")]
public sealed record RuleHit(
    [property: Id(0)] RuleSummary Rule,
    [property: Id(1)] IReadOnlyList<FieldMatch> Matches,
    [property: Id(2)] IReadOnlyList<FieldMatch>? Values = null);
