namespace OrleansSec.Contracts.Alerts;

/// <summary>An alert with its events and the raw records kept as proof.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Events">Its events in time order, at most 1,000.</param>
/// <param name="Evidence">Raw records of the first events, in time order. Attacker-controlled text.</param>
public sealed record AlertDetail(
    Alert Alert,
    IReadOnlyList<AlertEvent> Events,
    IReadOnlyList<Evidence> Evidence);

/// <summary>The raw record of one event.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="Json">The record as delivered: JSON text.</param>
[GenerateSerializer, Immutable, Alias("Evidence")]
public sealed record Evidence([property: Id(0)] string EventId, [property: Id(1)] string Json);
