using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Contracts.Events;

/// <summary>The roll-up of one chunk for its account: rows per distinct thing, never one per event.</summary>
/// <param name="SliceId">Batch id and slice number.</param>
/// <param name="Rows">What happened, counted by principal and hour.</param>
/// <param name="Shown">What was shown, and by which principals.</param>
/// <param name="First">The earliest event of the chunk: the evidence of what the account judges.</param>
[GenerateSerializer, Immutable, Alias("AccountSlice")]
public sealed record AccountSlice(
    [property: Id(0)] string SliceId,
    [property: Id(1)] IReadOnlyList<AccountRow> Rows,
    [property: Id(2)] IReadOnlyList<ShownValue> Shown,
    [property: Id(3)] AlertEvent First) : ISlice;

/// <summary>Events of one principal in one hour, counted.</summary>
/// <param name="Principal">The principal's entity id.</param>
/// <param name="Service">Not told any more: empty.</param>
/// <param name="Region">Not told any more: empty.</param>
/// <param name="Network">Not told any more: empty.</param>
/// <param name="Hour">Start of the hour, UTC.</param>
/// <param name="Events">How many events.</param>
/// <param name="Errors">How many of them failed.</param>
[GenerateSerializer, Immutable, Alias("AccountRow")]
public sealed record AccountRow(
    [property: Id(0)] EntityId Principal,
    [property: Id(1)] string Service,
    [property: Id(2)] string Region,
    [property: Id(3)] string Network,
    [property: Id(4)] DateTimeOffset Hour,
    [property: Id(5)] int Events,
    [property: Id(6)] int Errors);

/// <summary>A value of a trait that principals of one group have shown.</summary>
/// <param name="Group">The group.</param>
/// <param name="Trait">The trait.</param>
/// <param name="Value">The value.</param>
/// <param name="Principals">Who showed it: a bit each, by a hash of the principal's name.</param>
/// <param name="Last">The latest hour in which it was shown, UTC.</param>
/// <param name="Events">How many events showed it.</param>
[GenerateSerializer, Immutable, Alias("ShownValue")]
public sealed record ShownValue(
    [property: Id(0)] PeerGroup Group,
    [property: Id(1)] Trait Trait,
    [property: Id(2)] string Value,
    [property: Id(3)] ulong Principals,
    [property: Id(4)] DateTimeOffset Last,
    [property: Id(5)] int Events);
