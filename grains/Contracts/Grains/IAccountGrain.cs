using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Grains;

/// <summary>An AWS account. Key: <see cref="EntityId"/> in text form.</summary>
[Alias("IAccountGrain")]
public interface IAccountGrain : IEntityGrain
{
    /// <summary>Takes in roll-ups of batches, those apart that were applied before.</summary>
    /// <param name="slices">What was observed.</param>
    /// <param name="incarnation">The activation that has the epoch's earlier slices, or null for its first ones.</param>
    /// <param name="cancellation">Gives up waiting; the slices may be applied all the same.</param>
    [Alias("Observe")]
    Task<ObserveReceipt> Observe(IReadOnlyList<AccountSlice> slices, string? incarnation, CancellationToken cancellation);

    /// <summary>What was normal when a day began; of the latest day before it that is known, or null before the first.</summary>
    /// <param name="day">Days since 1970, UTC, in event time.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    [Alias("Norms")]
    Task<FrozenNorms?> Norms(int day, CancellationToken cancellation);
}
