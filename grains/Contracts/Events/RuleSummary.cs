using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Contracts.Events;

/// <summary>What an alert must say of the rule that raised it. One instance per loaded rule, shared by its hits.</summary>
/// <param name="Name">The rule's file name without extension: its stable, readable id.</param>
/// <param name="Title">The rule's title.</param>
/// <param name="Severity">From the rule's level.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids, such as <c>T1078.004</c>.</param>
/// <param name="IsSilent">Whether the rule is matched for correlations only, and raises no alert on its own.</param>
[GenerateSerializer, Immutable, Alias("RuleSummary")]
public sealed record RuleSummary(
    [property: Id(0)] string Name,
    [property: Id(1)] string Title,
    [property: Id(2)] Severity Severity,
    [property: Id(3)] IReadOnlyList<string> Techniques,
    [property: Id(4)] bool IsSilent = false);
