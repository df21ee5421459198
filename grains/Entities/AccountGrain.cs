using Orleans.Storage;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Budgets;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains;

/// <summary>An account: what is normal in it as a whole, learnt from one roll-up per chunk.</summary>
internal sealed class AccountGrain(IGrainStorage storage) : EntityGrain(storage), IAccountGrain
{
    private bool _isToStore;

    /// <inheritdoc/>
    public async Task<ObserveReceipt> Observe(IReadOnlyList<AccountSlice> slices, string? incarnation, CancellationToken cancellation)
    {
        var receipt = await Apply(slices, incarnation, async fresh =>
        {
            IReadOnlyList<AlertUpdate>[] judged = [.. fresh.Select(Learn)];
            if (Array.Exists(judged, updates => updates.Count > 0))
            {
                await Raise(Judgement(judged), cancellation);
            }

            return Array.ConvertAll(judged, updates => (IReadOnlyList<string>)[.. updates.Select(u => u.JudgedEventId)]);
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

    // A silence is never hidden, and counts against the budget like any alert.
    private static Judgement Judgement(IReadOnlyList<AlertUpdate>[] judged)
    {
        AlertUpdate[] updates = [.. judged.SelectMany(u => u)];
        return new Judgement(updates, [.. updates.Select(u => new Candidate(u.Id, AlertBudget.Day(u.Events[0].Time), u.Score, false))], []);
    }

    private IReadOnlyList<AlertUpdate> Learn(AccountSlice slice)
    {
        var day = AccountNorms.DayOf(slice.Rows.Max(r => r.Hour));
        if (AccountNorms.IsNew(day))
        {
            AccountNorms.Freeze(day, Baseline.Events == 0 ? 0 : day - (int)(Baseline.First / 86400));
            _isToStore = true;
        }

        var updates = AccountJudge.Observe(Entity, slice, Baseline);
        Baseline.Learn(slice);
        foreach (var shown in slice.Shown)
        {
            AccountNorms.Learn(shown);
        }

        return updates;
    }
}
