namespace OrleansSec.Contracts.Verdicts;

/// <summary>An event that would have been in an alert, but for a verdict.</summary>
/// <param name="VerdictId">The verdict.</param>
/// <param name="EventId">The event's id: counted once, however often it comes.</param>
/// <param name="Time">The event's own time, UTC.</param>
[GenerateSerializer, Immutable, Alias("SilencedEvent")]
public sealed record SilencedEvent(
    [property: Id(0)] string VerdictId,
    [property: Id(1)] string EventId,
    [property: Id(2)] DateTimeOffset Time);
