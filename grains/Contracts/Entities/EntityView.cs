using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Entities;

/// <summary>The readable twin of an entity: what is normal for it.</summary>
/// <param name="Id">The entity.</param>
/// <param name="ActorKind">What acts behind it.</param>
/// <param name="ActorReason">Why that is thought, one sentence.</param>
/// <param name="Events">How many events it has shown.</param>
/// <param name="FirstSeen">Time of its first event, UTC; null before any.</param>
/// <param name="LastSeen">Time of its last event, UTC; null before any.</param>
/// <param name="Dimensions">What it does, with which values.</param>
/// <param name="HourOfWeek">168 decayed counts, index 0 is Monday 00:00 UTC.</param>
/// <param name="Rates">Decayed counts by access class, such as <c>read</c>; and <c>error</c>.</param>
[GenerateSerializer, Immutable, Alias("EntityView")]
public sealed record EntityView(
    [property: Id(0)] EntityId Id,
    [property: Id(1)] ActorKind ActorKind,
    [property: Id(2)] string ActorReason,
    [property: Id(3)] long Events,
    [property: Id(4)] DateTimeOffset? FirstSeen,
    [property: Id(5)] DateTimeOffset? LastSeen,
    [property: Id(6)] IReadOnlyList<DimensionView> Dimensions,
    [property: Id(7)] IReadOnlyList<double> HourOfWeek,
    [property: Id(8)] IReadOnlyDictionary<string, double> Rates);

/// <summary>One dimension of a baseline.</summary>
/// <param name="Name">Such as <c>region</c> or <c>action</c>.</param>
/// <param name="Total">Decayed count of all values, the forgotten ones included.</param>
/// <param name="Forgotten">Decayed count of values that no longer have a row of their own.</param>
/// <param name="Values">The known values, most frequent first.</param>
[GenerateSerializer, Immutable, Alias("DimensionView")]
public sealed record DimensionView(
    [property: Id(0)] string Name,
    [property: Id(1)] double Total,
    [property: Id(2)] double Forgotten,
    [property: Id(3)] IReadOnlyList<ValueView> Values);

/// <summary>One value of a dimension.</summary>
/// <param name="Value">Such as <c>eu-west-1</c>. May be attacker-controlled text.</param>
/// <param name="FirstSeen">UTC.</param>
/// <param name="LastSeen">UTC.</param>
/// <param name="Count">Decayed count.</param>
[GenerateSerializer, Immutable, Alias("ValueView")]
public sealed record ValueView(
    [property: Id(0)] string Value,
    [property: Id(1)] DateTimeOffset FirstSeen,
    [property: Id(2)] DateTimeOffset LastSeen,
    [property: Id(3)] double Count);
