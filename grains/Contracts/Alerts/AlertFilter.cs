namespace OrleansSec.Contracts.Alerts;

/// <summary>Which alerts are meant. A null part does not restrict.</summary>
/// <param name="Accounts">12-digit account ids that the asker may see and wants; null for all.</param>
/// <param name="Entity">An entity id in text form.</param>
/// <param name="MinSeverity">At least this.</param>
/// <param name="Detector">Exactly this detector.</param>
/// <param name="Technique">A technique id; a parent such as <c>T1078</c> also means its sub-techniques.</param>
/// <param name="Text">Words that must all occur in title, entity or detector, whatever their case.</param>
/// <param name="From">First event at or after this, UTC.</param>
/// <param name="To">First event before this, UTC.</param>
[GenerateSerializer, Immutable, Alias("AlertFilter")]
public sealed record AlertFilter(
    [property: Id(0)] IReadOnlyList<string>? Accounts = null,
    [property: Id(1)] string? Entity = null,
    [property: Id(2)] Severity? MinSeverity = null,
    [property: Id(3)] string? Detector = null,
    [property: Id(4)] string? Technique = null,
    [property: Id(5)] string? Text = null,
    [property: Id(6)] DateTimeOffset? From = null,
    [property: Id(7)] DateTimeOffset? To = null);
