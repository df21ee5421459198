using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;

namespace OrleansSec.Grains;

/// <summary>An account: what is normal in it as a whole, learnt from one roll-up per batch.</summary>
internal sealed class AccountGrain([PersistentState("entity")] IPersistentState<EntityState> memory)
    : EntityGrain(memory), IAccountGrain
{
    /// <inheritdoc/>
    public Task<ObserveReceipt> Observe(IReadOnlyList<AccountSlice> slices, string? incarnation, CancellationToken cancellation) =>
        Apply(slices, incarnation, fresh =>
        {
            foreach (var row in fresh.SelectMany(s => s.Rows))
            {
                Baseline.Learn(row);
            }

            return Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([.. fresh.Select(_ => Array.Empty<string>())]);
        });
}
