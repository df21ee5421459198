using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Alerts;

/// <summary>One event of an alert.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="Time">The event's own time, UTC.</param>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Raw">Where the raw record stands.</param>
/// <param name="Network">The network it came from, as in <see cref="Observation.Network"/>; null where it was not recorded.</param>
/// <param name="Region">The AWS region; null where it was not recorded.</param>
[GenerateSerializer, Immutable, Alias("AlertEvent")]
public sealed record AlertEvent(
    [property: Id(0)] string EventId,
    [property: Id(1)] DateTimeOffset Time,
    [property: Id(2)] string Action,
    [property: Id(3)] EventPointer Raw,
    [property: Id(4)] string? Network = null,
    [property: Id(5)] string? Region = null)
{
    /// <summary>What an alert keeps of an observation.</summary>
    public static AlertEvent Of(Observation observation) => new(
        observation.EventId, observation.Time, observation.Action, observation.Raw, observation.Network, observation.Region);
}
