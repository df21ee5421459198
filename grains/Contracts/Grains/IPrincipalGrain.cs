using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Grains;

/// <summary>A principal. Key: <see cref="EntityId"/> in text form.</summary>
[Alias("IPrincipalGrain")]
public interface IPrincipalGrain : IEntityGrain
{
    /// <summary>Judges a slice, unless it was applied before. Its alerts are durable when this returns.</summary>
    [Alias("Observe")]
    Task<ObserveReceipt> Observe(ObservationSlice slice, CancellationToken cancellation);
}
