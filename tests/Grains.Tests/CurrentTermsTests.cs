using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Budgets;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Grains.Tests;

public sealed class CurrentTermsTests
{
    [Fact]
    public async Task Asks_for_each_day_once()
    {
        var budget = new MemoryVerdicts();
        var terms = new CurrentTerms(budget);
        Observation[] observations = [.. Enumerable.Range(0, 100).Select(hour => Observed.After(TimeSpan.FromHours(hour)))];

        ObservationSlice[] slices = [new("a#0", observations)];

        var before = terms.Know(observations);
        await terms.For(slices, TestContext.Current.CancellationToken);
        var again = await terms.For(slices, TestContext.Current.CancellationToken);

        Assert.False(before);
        Assert.True(terms.Know(observations));
        Assert.Equal(5, budget.Asked);
        Assert.Equal([.. observations.Select(o => AlertBudget.Day(o.Time)).Distinct()], again.Thresholds.Keys.Order());
    }
}
