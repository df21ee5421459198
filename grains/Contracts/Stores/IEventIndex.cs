using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Stores;

/// <summary>Searches the events that were kept.</summary>
public interface IEventIndex
{
    /// <summary>A page of matching events, the latest first.</summary>
    /// <param name="filter">Which are meant.</param>
    /// <param name="cursor"><see cref="EventPage.Next"/> of the page before; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<EventPage> Search(EventFilter filter, string? cursor, int limit, CancellationToken cancellation);
}

/// <summary>Which events are meant. A null part does not restrict; texts must be equal.</summary>
/// <param name="Accounts">12-digit account ids that the asker may see and wants; null for all.</param>
/// <param name="Principal">An entity id in text form.</param>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Service">Such as <c>iam</c>.</param>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Network">Such as <c>203.0.113.0/24</c>.</param>
/// <param name="Address">The caller's address.</param>
/// <param name="Error">The error code.</param>
/// <param name="Failed">Only events that failed, or only those that did not.</param>
/// <param name="Resource">Must occur in the resource, whatever its case.</param>
/// <param name="From">At or after this, UTC.</param>
/// <param name="To">Before this, UTC.</param>
public sealed record EventFilter(
    IReadOnlyList<string>? Accounts = null,
    string? Principal = null,
    string? Action = null,
    string? Service = null,
    string? Region = null,
    string? Network = null,
    string? Address = null,
    string? Error = null,
    bool? Failed = null,
    string? Resource = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null);

/// <summary>A page of events.</summary>
/// <param name="Events">The latest first.</param>
/// <param name="Next">Asks for the next page; null after the last.</param>
public sealed record EventPage(IReadOnlyList<IndexedEvent> Events, string? Next);

/// <summary>An event as kept for searching. Its texts are attacker-controlled.</summary>
/// <param name="EventId">CloudTrail's <c>eventID</c>.</param>
/// <param name="Time">The event's own time, UTC.</param>
/// <param name="Principal">Who acted.</param>
/// <param name="Action">Such as <c>iam:CreateUser</c>.</param>
/// <param name="Region">AWS region.</param>
/// <param name="Network">The caller's network.</param>
/// <param name="Address">The caller's address.</param>
/// <param name="Error">The error code, or null where the call succeeded.</param>
/// <param name="Resource">The main resource acted on, or null.</param>
/// <param name="Raw">Where the raw record stands.</param>
public sealed record IndexedEvent(
    string EventId,
    DateTimeOffset Time,
    EntityId Principal,
    string Action,
    string Region,
    string Network,
    string Address,
    string? Error,
    string? Resource,
    EventPointer Raw);
