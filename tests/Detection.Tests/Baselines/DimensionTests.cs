using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class DimensionTests
{
    private const int Limit = 4000;
    private const long Hour = 3600;
    private const long Noon = 1_800_000_000 / 86400 * 86400 + 12 * Hour;

    private readonly TraitTable _table = new();

    private Dimension Shown => _table[Trait.Action]!.Value;

    [Fact]
    public void Counts_the_events_of_one_hour_as_one_hour()
    {
        Add("a", Noon, Noon + 10, Noon + 3599);

        Assert.Equal(1, Shown.Hours);
        Assert.Equal(3, Shown.Events);
    }

    [Fact]
    public void Counts_each_hour_once_when_events_alternate_between_two()
    {
        Add("a", [.. Enumerable.Range(0, 1000).Select(i => Noon - 60 + (i % 2 * 120))]);

        Assert.Equal(2, Shown.Hours);
    }

    [Fact]
    public void Counts_the_same_hours_in_whatever_order_they_come_within_two_hours()
    {
        var random = new Random(7);
        var times = Enumerable.Range(0, 2000).Select(i => Noon + (i * 300L)).ToArray();
        var shuffled = times.OrderBy(t => t + random.Next(7200)).ToArray();

        Add("a", shuffled);

        Assert.Equal(times.Select(t => t / Hour).Distinct().Count(), Shown.Hours);
        Assert.Equal(times[^1], Shown.Find("a")!.Value.LastSeen.ToUnixTimeSeconds());
    }

    [Fact]
    public void Counts_hours_that_come_backwards()
    {
        Add("a", Noon, Noon - Hour, Noon - (100 * Hour));

        Assert.Equal(3, Shown.Hours);
        Assert.Equal(Noon - (100 * Hour), Shown.Find("a")!.Value.FirstSeen.ToUnixTimeSeconds());
    }

    [Fact]
    public void Never_counts_an_hour_that_it_cannot_tell_from_a_seen_one()
    {
        Add("a", Noon, Noon + (50 * Hour), Noon + (10 * Hour), Noon + (10 * Hour));

        Assert.Equal(2, Shown.Hours);
        Assert.Equal(4, Shown.Events);
    }

    [Fact]
    public void Gives_up_the_rarest_value_and_keeps_count_of_it()
    {
        var limit = 3 * (18 + 1);
        _table.Add(Trait.Action, "a", Noon, 5, 1, limit);
        _table.Add(Trait.Action, "a", Noon + Hour, 5, 1, limit);
        _table.Add(Trait.Action, "b", Noon, 7, 1, limit);
        _table.Add(Trait.Action, "c", Noon + 60, 1, 1, limit);
        _table.Add(Trait.Action, "d", Noon + Hour, 1, 1, limit);

        Assert.Equal(["a", "c", "d"], Shown.Rows().Select(r => r.Value).Order());
        Assert.Equal(7, Shown.Forgotten);
        Assert.Equal(1, Shown.Lost);
        Assert.Equal(19, Shown.Events);
        Assert.Equal(5, Shown.Hours);
    }

    [Fact]
    public void Keeps_the_value_just_seen_even_if_the_limit_is_too_small_for_it()
    {
        _table.Add(Trait.Action, "a", Noon, 1, 1, 1);
        _table.Add(Trait.Action, "b", Noon, 1, 1, 1);

        Assert.Equal("b", Assert.Single(Shown.Rows()).Value);
    }

    [Fact]
    public void Tells_long_values_with_one_beginning_apart()
    {
        var (one, other) = (new string('x', 10_000) + "1", new string('x', 10_000) + "2");
        Add(one, Noon);

        Assert.NotNull(Shown.Find(one));
        Assert.Null(Shown.Find(other));
    }

    [Fact]
    public void Divides_every_weight_when_rescaled()
    {
        Add("a", Noon, Noon + Hour);
        _table.Add(Trait.Action, "b", Noon, 1, 1, 1);

        _table.Rescale(4);

        Assert.Equal((0.75, 0.75, 0.5, 0.25), (Shown.Events, Shown.Hours, Shown.Forgotten, Shown.Lost));
    }

    private void Add(string value, params long[] times)
    {
        foreach (var time in times)
        {
            _table.Add(Trait.Action, value, time, 1, 1, Limit);
        }
    }
}
