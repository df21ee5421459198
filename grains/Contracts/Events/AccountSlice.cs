namespace OrleansSec.Contracts.Events;

/// <summary>The roll-up of one batch for its account: one row per distinct combination, never one per event.</summary>
/// <param name="SliceId">Batch id and slice number.</param>
/// <param name="Rows">What happened, counted.</param>
[GenerateSerializer, Immutable, Alias("AccountSlice")]
public sealed record AccountSlice(
    [property: Id(0)] string SliceId,
    [property: Id(1)] IReadOnlyList<AccountRow> Rows) : ISlice;

/// <summary>Events of one principal in one service, region, network and hour, counted.</summary>
/// <param name="Principal">The principal's entity id.</param>
/// <param name="Service">Such as <c>iam</c>.</param>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Network">As in <see cref="Observation.Network"/>.</param>
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
