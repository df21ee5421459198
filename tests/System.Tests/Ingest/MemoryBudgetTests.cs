using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources;
using Xunit;

namespace OrleansSec.System.Tests.Ingest;

public sealed class MemoryBudgetTests
{
    [Fact]
    public async Task A_batch_waits_for_room_until_some_is_given_back()
    {
        var budget = new MemoryBudget(100);
        budget.Take(Batch(), 80, CancellationToken.None);
        var waiting = Task.Run(() => budget.Take(Batch(), 30, CancellationToken.None), TestContext.Current.CancellationToken);

        budget.GiveBack(80);
        await waiting;

        Assert.Equal(30, budget.Used);
    }

    [Fact]
    public async Task The_batch_whose_turn_it_is_goes_on_although_there_is_no_room()
    {
        var (budget, first) = (new MemoryBudget(100), Batch());
        budget.Take(Batch(), 80, CancellationToken.None);
        var waiting = Task.Run(() => budget.Take(first, 30, CancellationToken.None), TestContext.Current.CancellationToken);

        budget.Serve(first);
        await waiting;

        Assert.Equal(110, budget.Used);
        Assert.True(budget.IsShort);
    }

    [Fact]
    public void A_piece_that_is_larger_than_the_limit_is_taken_when_nothing_else_is_under_way()
    {
        var budget = new MemoryBudget(100);

        budget.Take(Batch(), 500, CancellationToken.None);

        Assert.Equal(500, budget.Used);
    }

    [Fact]
    public void Nothing_waits_when_it_is_stopped()
    {
        var budget = new MemoryBudget(100);
        budget.Take(Batch(), 100, CancellationToken.None);

        Assert.Throws<OperationCanceledException>(() => budget.Take(Batch(), 1, new CancellationToken(canceled: true)));
    }

    private static DecodingBatch Batch() => new(null!, new Batch("b", "folder", "b.json", 0, () => Stream.Null));
}
