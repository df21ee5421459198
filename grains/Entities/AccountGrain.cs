using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Grains;

/// <summary>An account: what is normal in it as a whole, learnt from one roll-up per chunk.</summary>
internal sealed class AccountGrain([PersistentState("entity")] IPersistentState<EntityState> memory)
    : EntityGrain(memory), IAccountGrain
{
    private bool _isToStore;

    /// <inheritdoc/>
    public async Task<ObserveReceipt> Observe(IReadOnlyList<AccountSlice> slices, string? incarnation, CancellationToken cancellation)
    {
        var receipt = await Apply(slices, incarnation, fresh =>
        {
            foreach (var slice in fresh)
            {
                Learn(slice);
            }

            return Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([.. fresh.Select(_ => Array.Empty<string>())]);
        });
        if (_isToStore)
        {
            // Principals judge by what is frozen once this returns: after a crash it must be the same.
            await Commit(cancellation);
            _isToStore = false;
        }

        return receipt;
    }

    /// <inheritdoc/>
    public Task<FrozenNorms?> Norms(int day, CancellationToken cancellation) => Task.FromResult(AccountNorms.Of(day));

    private void Learn(AccountSlice slice)
    {
        var day = AccountNorms.DayOf(slice.Rows.Max(r => r.Hour));
        if (AccountNorms.IsNew(day))
        {
            AccountNorms.Freeze(day, Baseline.Events == 0 ? 0 : day - (int)(Baseline.First / 86400));
            _isToStore = true;
        }

        Baseline.Learn(slice);
        foreach (var shown in slice.Shown)
        {
            AccountNorms.Learn(shown);
        }
    }
}
