namespace OrleansSec.Contracts.Events;

/// <summary>The observations of one batch that concern one entity, in the batch's order.</summary>
/// <param name="SliceId">Batch id and slice number. The same events always come under the same slice id.</param>
/// <param name="Observations">At least one.</param>
[GenerateSerializer, Immutable, Alias("ObservationSlice")]
public sealed record ObservationSlice(
    [property: Id(0)] string SliceId,
    [property: Id(1)] IReadOnlyList<Observation> Observations) : ISlice;
