namespace OrleansSec.Contracts.Verdicts;

/// <summary>What of an event must be the same for a verdict to hold: never another action, network or region.</summary>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Network">Such as <c>203.0.113.0/24</c>; null where it was not recorded, which equals no event's.</param>
/// <param name="Region">Such as <c>eu-west-1</c>; null where it was not recorded.</param>
[GenerateSerializer, Immutable, Alias("EventShape")]
public readonly record struct EventShape(
    [property: Id(0)] string Action,
    [property: Id(1)] string? Network,
    [property: Id(2)] string? Region);
