namespace OrleansSec.Contracts.Events;

/// <summary>An indicator of a list that a value of an event matched.</summary>
/// <param name="Kind">What the indicator names.</param>
/// <param name="Indicator">The indicator as matched: <c>203.0.113.0/24</c>, <c>evil.example</c>, a hash.</param>
/// <param name="Field">Where the value stood, such as <c>sourceIPAddress</c>.</param>
/// <param name="Value">The value that matched. Attacker-controlled text.</param>
/// <param name="List">The list's name.</param>
/// <param name="Confidence">From 0 to 100, as the list says, else as the operator says of the list.</param>
/// <param name="Description">What the list says of the indicator, or null.</param>
/// <param name="From">Since when the indicator holds, or null.</param>
/// <param name="Until">Until when it holds, or null.</param>
/// <param name="IsContext">Whether the list only describes, such as cloud ranges or VPNs, and accuses nobody.</param>
/// <param name="IsShared">Whether many share what the indicator names, so that it says little of any one of them.</param>
[GenerateSerializer, Immutable, Alias("IntelMatch")]
public sealed record IntelMatch(
    [property: Id(0)] IndicatorKind Kind,
    [property: Id(1)] string Indicator,
    [property: Id(2)] string Field,
    [property: Id(3)] string Value,
    [property: Id(4)] string List,
    [property: Id(5)] int Confidence,
    [property: Id(6)] string? Description,
    [property: Id(7)] DateTimeOffset? From,
    [property: Id(8)] DateTimeOffset? Until,
    [property: Id(9)] bool IsContext,
    [property: Id(10)] bool IsShared);
