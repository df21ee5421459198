using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Entities;

/// <summary>A row of the list of known entities.</summary>
/// <param name="Id">The entity.</param>
/// <param name="FirstSeen">Time of its first event, UTC.</param>
/// <param name="LastSeen">Time of its last event, UTC.</param>
/// <param name="Alerts">How many alerts it has.</param>
public sealed record EntitySummary(EntityId Id, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, int Alerts);

/// <summary>A page of entities, the last seen first.</summary>
/// <param name="Entities">At most the asked number.</param>
/// <param name="Cursor">Ask for the next page with this; null where there is none.</param>
public sealed record EntityPage(IReadOnlyList<EntitySummary> Entities, string? Cursor);
