using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;

namespace OrleansSec.Grains;

/// <summary>An account: what is normal in it as a whole, learnt from one roll-up per batch.</summary>
internal sealed class AccountGrain([PersistentState("entity")] IPersistentState<EntityState> memory)
    : EntityGrain(memory), IAccountGrain
{
    /// <inheritdoc/>
    public Task<ObserveReceipt> Observe(AccountSlice slice, string? incarnation, CancellationToken cancellation) =>
        Apply(slice.SliceId, incarnation, () =>
        {
            foreach (var row in slice.Rows)
            {
                Baseline.Learn(row);
            }

            return Task.FromResult<IReadOnlyList<string>>([]);
        });
}
