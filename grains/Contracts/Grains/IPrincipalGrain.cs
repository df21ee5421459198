using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Grains;

/// <summary>A principal. Key: <see cref="EntityId"/> in text form.</summary>
[Alias("IPrincipalGrain")]
public interface IPrincipalGrain : IEntityGrain
{
    /// <summary>Judges a slice, unless it was applied before. Its alerts are durable when this returns.</summary>
    /// <param name="slice">What was observed.</param>
    /// <param name="incarnation">The activation that has the epoch's earlier slices, or null for its first slice.</param>
    /// <param name="cancellation">Gives up waiting; the slice may be applied all the same.</param>
    [Alias("Observe")]
    Task<ObserveReceipt> Observe(ObservationSlice slice, string? incarnation, CancellationToken cancellation);
}
