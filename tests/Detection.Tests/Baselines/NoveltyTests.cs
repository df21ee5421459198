using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class NoveltyTests
{
    [Fact]
    public void Tells_all_of_one_of_whom_nothing_is_known() => Assert.Equal(1, Of(new Baseline()).Telling);

    [Fact]
    public void Tells_most_of_a_steady_one() => Assert.InRange(Of(Learnt(_ => "home")).Telling, 0.95, 1);

    [Fact]
    public void Tells_next_to_nothing_of_one_that_is_new_every_time() => Assert.InRange(Of(Learnt(hour => $"net-{hour}")).Telling, 0, 0.1);

    [Fact]
    public void Tells_less_the_more_often_values_are_new()
    {
        double Telling(int every) => Of(Learnt(hour => hour % every == 0 ? $"net-{hour}" : "home")).Telling;

        Assert.True(Telling(100) > Telling(20) && Telling(20) > Telling(5) && Telling(5) > Telling(2));
        Assert.True(Telling(100) - Telling(2) > 0.3);
    }

    private static Novelty Of(Baseline baseline) =>
        Novelty.Of(baseline, Trait.Network, "elsewhere", Observed.Start.AddDays(10), TimeSpan.FromHours(1))!.Value;

    private static Baseline Learnt(Func<int, string> network)
    {
        var baseline = new Baseline();
        for (var hour = 0; hour < 200; hour++)
        {
            baseline.Learn(Observed.After(TimeSpan.FromHours(hour)) with { Network = network(hour) });
        }

        return baseline;
    }
}
