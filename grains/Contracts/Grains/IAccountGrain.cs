using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Grains;

/// <summary>An AWS account. Key: <see cref="EntityId"/> in text form.</summary>
[Alias("IAccountGrain")]
public interface IAccountGrain : IEntityGrain
{
    /// <summary>Takes in the roll-up of a batch, unless it was applied before.</summary>
    /// <param name="slice">What was observed.</param>
    /// <param name="incarnation">The activation that has the epoch's earlier slices, or null for its first slice.</param>
    /// <param name="cancellation">Gives up waiting; the slice may be applied all the same.</param>
    [Alias("Observe")]
    Task<ObserveReceipt> Observe(AccountSlice slice, string? incarnation, CancellationToken cancellation);
}
