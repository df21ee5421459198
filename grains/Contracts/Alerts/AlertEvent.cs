using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Alerts;

/// <summary>One event of an alert.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="Time">The event's own time, UTC.</param>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Raw">Where the raw record stands.</param>
[GenerateSerializer, Immutable, Alias("AlertEvent")]
public sealed record AlertEvent(
    [property: Id(0)] string EventId,
    [property: Id(1)] DateTimeOffset Time,
    [property: Id(2)] string Action,
    [property: Id(3)] EventPointer Raw);
