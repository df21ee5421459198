using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Correlations;

/// <summary>Correlations as the judge runs them.</summary>
public sealed class CorrelationBookTests
{
    [Fact]
    public void Raises_one_alert_with_all_events_of_the_window()
    {
        var update = Assert.Single(Observe(Correlated.Of(CorrelationType.EventCount, 3), Correlated.Hits(4, 60)));

        Assert.Equal(("correlation:a_correlation", "A correlation", Severity.High, 24), (update.Detector, update.Title, update.Severity, update.Score));
        Assert.Equal(["e000000", "e000060", "e000120", "e000180"], update.Events.Select(e => e.EventId));
        Assert.Equal("e000120", update.JudgedEventId);
        Assert.Equal("Correlation a_correlation: 3 events within 10m, asked at least 3.", Assert.Single(update.Reasons).Text);
    }

    [Fact]
    public void Holds_events_exactly_a_timespan_apart_together_and_no_others()
    {
        var pair = Correlated.Of(CorrelationType.EventCount, 2);

        Assert.Single(Observe(pair, Correlated.Hits(2, 600)));
        Assert.Empty(Observe(pair, Correlated.Hits(2, 601)));
    }

    [Fact]
    public void Counts_an_event_that_comes_twice_once()
    {
        var twice = Correlated.Hits(2, 60).Concat(Correlated.Hits(2, 60)).ToArray();

        Assert.Empty(Observe(Correlated.Of(CorrelationType.EventCount, 3), twice));
    }

    [Fact]
    public void Says_which_values_it_counted()
    {
        Observation[] hits = [.. Enumerable.Range(0, 7).Select(i => Correlated.Hit(i, $"e{i}", $"v{i / 2}", "a"))];

        var update = Assert.Single(Observe(Correlated.Of(CorrelationType.ValueCount, 4), hits));

        Assert.Equal("Correlation a_correlation: 4 values of eventName within 10m, asked at least 4: v0, v1, v2, v3.", Assert.Single(update.Reasons).Text);
    }

    [Fact]
    public void Wants_the_order_of_the_rules_only_where_it_is_asked_for()
    {
        Observation[] wrongWay = [Correlated.Hit(0, "e0", "x", "b"), Correlated.Hit(1, "e1", "x", "a")];

        Assert.Single(Observe(Correlated.Of(CorrelationType.Temporal, 2, "a", "b"), wrongWay));
        Assert.Empty(Observe(Correlated.Of(CorrelationType.TemporalOrdered, 2, "a", "b"), wrongWay));
        Assert.Single(Observe(Correlated.Of(CorrelationType.TemporalOrdered, 2, "b", "a"), wrongWay));
    }

    [Fact]
    public void Keeps_a_bounded_number_of_events_and_counts_the_others()
    {
        var windows = new Windows();
        Correlation[] many = [.. Enumerable.Range(0, 5).Select(i => Correlated.Of(CorrelationType.EventCount, 200) with { Name = $"c{i}" })];

        var updates = Judge.Observe(Observed.Role, Correlated.Hits(1000, 1), new Baseline(), CorrelationBook.Of(many), windows);

        Assert.Equal(400, windows.Count);
        Assert.Equal((5 * 1000) - 400, windows.Overflow);
        Assert.All(updates, u => Assert.Equal(1000, u.Events.Count));
    }

    [Fact]
    public void Still_counts_to_the_most_that_can_be_asked_for_in_a_flood()
    {
        var most = Correlated.Of(CorrelationType.EventCount, Correlation.MaxCount);

        Assert.Single(Observe(most, Correlated.Hits(Correlation.MaxCount, 1)));
        Assert.Empty(Observe(most, Correlated.Hits(5000, 4)));
    }

    [Fact]
    public void Counts_on_where_the_time_jumps_back_as_from_region_to_region()
    {
        var week = Correlated.Hits(300, 2000);
        var burst = Correlated.Hits(10, 1, from: 100);

        Assert.Single(Observe(Correlated.Of(CorrelationType.EventCount, 10), [.. week, .. burst]));
    }

    [Property(MaxTest = 100)]
    public bool Raises_the_same_alerts_however_the_events_are_sliced(int seed, PositiveInt cut)
    {
        var random = new Random(seed);
        var book = CorrelationBook.Of(
        [
            Correlated.Of(CorrelationType.EventCount, 8, "a", "b"),
            Correlated.Of(CorrelationType.ValueCount, 6, "b") with { Name = "values" },
            Correlated.Of(CorrelationType.TemporalOrdered, 3, "a", "b", "c") with { Name = "order" },
        ]);
        string[][] rules = [[], ["a"], ["b"], ["c"], ["a", "b"]];
        Observation[] story =
        [
            .. Enumerable.Range(0, 300).Select(i => Correlated.Hit(
                (i * 40) - random.Next(900), $"e{i - (i % 13 == 0 ? 1 : 0)}", $"v{random.Next(8)}", rules[random.Next(rules.Length)])),
        ];
        var (baseline, windows) = (new Baseline(), new Windows());

        var expected = Merged(Judge.Observe(Observed.Role, story, new Baseline(), book, new Windows()));
        var actual = Merged(story.Chunk(1 + (cut.Get % 60)).SelectMany(slice => Judge.Observe(Observed.Role, slice, baseline, book, windows)));

        return expected.SequenceEqual(actual);
    }

    private static IReadOnlyList<AlertUpdate> Observe(Correlation correlation, Observation[] observations) =>
        Judge.Observe(Observed.Role, observations, new Baseline(), CorrelationBook.Of([correlation]), new Windows());

    private static IEnumerable<string> Merged(IEnumerable<AlertUpdate> updates) => updates
        .GroupBy(u => u.Id)
        .Select(g => (Best: g.OrderByDescending(u => u.Score).ThenBy(u => u.JudgedEventId, StringComparer.Ordinal).First(), Updates: g))
        .Select(a => string.Join('|', [
            a.Best.Id, a.Best.JudgedEventId, a.Best.Reasons[0].Text,
            .. a.Updates.SelectMany(u => u.Events).Select(e => e.EventId).Distinct().Order(StringComparer.Ordinal)]))
        .Order(StringComparer.Ordinal);
}
