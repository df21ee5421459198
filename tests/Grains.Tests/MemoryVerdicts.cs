using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Detection.Budgets;

namespace OrleansSec.Grains.Tests;

/// <summary>Verdicts and thresholds in memory: nobody has judged anything, and every day has the floor.</summary>
internal sealed class MemoryVerdicts : IVerdictStore, IBudgetStore
{
    private int _asked;

    /// <summary>How often a threshold was asked for.</summary>
    public int Asked => _asked;

    public Task<double> Threshold(int day, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(AlertBudget.Floor);
    }

    public Task<Verdict?> Give(NewVerdict verdict, CancellationToken cancellation) => Task.FromResult<Verdict?>(null);

    public Task<Verdict?> Undo(string id, string by, CancellationToken cancellation) => Task.FromResult<Verdict?>(null);

    public Task<Verdict?> Find(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<VerdictPage> List(VerdictFilter filter, long? before, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> Version(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Verdict>> InForce(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<BudgetView> Read(CancellationToken cancellation) => throw new NotSupportedException();

    public Task Change(int perDay, string by, CancellationToken cancellation) => throw new NotSupportedException();
}
