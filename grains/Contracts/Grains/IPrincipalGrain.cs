using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Grains;

/// <summary>A principal. Key: <see cref="EntityId"/> in text form.</summary>
[Alias("IPrincipalGrain")]
public interface IPrincipalGrain : IEntityGrain
{
    /// <summary>Judges slices in order, those apart that were applied before. Their alerts are durable when this returns.</summary>
    /// <param name="slices">What was observed.</param>
    /// <param name="incarnation">The activation that has the epoch's earlier slices, or null for its first ones.</param>
    /// <param name="cancellation">Gives up waiting; the slices may be applied all the same.</param>
    [Alias("Observe")]
    Task<ObserveReceipt> Observe(IReadOnlyList<ObservationSlice> slices, string? incarnation, CancellationToken cancellation);
}
