using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Grains;

/// <summary>An AWS account. Key: <see cref="EntityId"/> in text form.</summary>
[Alias("IAccountGrain")]
public interface IAccountGrain : IEntityGrain
{
    /// <summary>Takes in the roll-up of a batch, unless it was applied before.</summary>
    [Alias("Observe")]
    Task<ObserveReceipt> Observe(AccountSlice slice, CancellationToken cancellation);
}
