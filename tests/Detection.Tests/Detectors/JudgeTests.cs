using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Tests.Correlations;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class JudgeTests
{
    private static readonly RuleSummary _rule = new("trail_stopped", "A trail was stopped", Severity.High, ["T1562.008"]);

    [Fact]
    public void Folds_a_thousand_repeats_into_one_alert()
    {
        Observation[] hits = [.. Enumerable.Range(0, 1000).Select(i => Hit(TimeSpan.FromSeconds(i), $"e{i:D4}"))];

        var update = Assert.Single(Judge.Observe(Observed.Role, hits, new Baseline()));

        Assert.Equal(1000, update.Events.Count);
        Assert.Equal("e0000", update.JudgedEventId);
    }

    [Fact]
    public void Counts_an_event_that_is_delivered_twice_once()
    {
        var update = Assert.Single(Judge.Observe(Observed.Role, [Hit(TimeSpan.Zero, "e"), Hit(TimeSpan.Zero, "e")], new Baseline()));

        Assert.Equal("e", Assert.Single(update.Events).EventId);
    }

    [Fact]
    public void Opens_another_alert_on_another_UTC_day_and_for_another_entity()
    {
        var other = EntityId.ForPrincipal("111122223333", "role", "other");
        Observation[] hits = [Hit(TimeSpan.FromHours(14.9), "a"), Hit(TimeSpan.FromHours(15), "b")];

        var ids = Judge.Observe(Observed.Role, hits, new Baseline())
            .Concat(Judge.Observe(other, hits, new Baseline()))
            .Select(u => u.Id)
            .ToArray();

        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    [Fact]
    public void Keeps_the_ids_of_stored_alerts_for_ever()
    {
        var update = Assert.Single(Judge.Observe(Observed.Role, [Hit(TimeSpan.Zero, "a")], new Baseline()));

        Assert.Equal("3fb71f54459593664d3aa106ba5b9911", update.Id);
    }

    [Fact]
    public void Gives_weights_that_sum_to_the_score()
    {
        var updates = Judge.Observe(Observed.Role, Story(5, 600), new Baseline());

        Assert.NotEmpty(updates);
        Assert.All(updates, u => Assert.Equal(u.Score, u.Reasons.Sum(r => r.Weight), 1e-9));
    }

    [Property(MaxTest = 50)]
    public bool Is_silent_without_the_reasons_that_it_calls_decisive_and_not_without_fewer(int seed)
    {
        var updates = Judge.Observe(Observed.Role, Story(seed, 400), new Baseline());

        return updates.Count > 0 && updates.All(u =>
        {
            var alert = new Alert(
                u.Id, 1, u.Events[0].Time, u.Events[0].Time, u.Events[0].Time, u.Severity, u.Score, u.Detector, u.Title, u.Entity, u.ActorKind, u.Techniques, u.Reasons, 1, u.Threshold, null);
            var weights = alert.Counterfactual.Select(r => r.Weight).ToArray();
            return u.Score >= u.Threshold
                && weights.Length > 0
                && u.Score - weights.Sum() < u.Threshold
                && u.Score - u.Reasons.OrderByDescending(r => r.Weight).Take(weights.Length - 1).Sum(r => r.Weight) >= u.Threshold
                && weights.SequenceEqual(u.Reasons.OrderByDescending(r => r.Weight).Take(weights.Length).Select(r => r.Weight))
                && Math.Abs(u.Reasons.Sum(r => r.Weight) - u.Score) < 1e-9;
        });
    }

    [Property(MaxTest = 100)]
    public bool Raises_the_same_alerts_however_the_events_are_sliced(int seed, PositiveInt cut)
    {
        var story = Story(seed, 300);
        var (whole, sliced, trails) = (new Baseline(), new Baseline(), new Trails());

        var expected = Merged(Judge.Observe(Observed.Role, story, whole));
        var actual = Merged(story.Chunk(1 + (cut.Get % 60)).SelectMany(slice =>
            Judge.Observe(Observed.Role, slice, sliced, CorrelationBook.Empty, new Windows(), trails, JudgeTerms.Default).Updates));

        return expected.SequenceEqual(actual) && whole[Trait.Action]!.Value.Rows().SequenceEqual(sliced[Trait.Action]!.Value.Rows());
    }

    [Property(MaxTest = 50)]
    public bool Raises_the_same_alerts_in_whatever_order_updates_are_merged(int seed)
    {
        var baseline = new Baseline();
        var updates = Story(seed, 300).Chunk(10).SelectMany(slice => Judge.Observe(Observed.Role, slice, baseline)).ToArray();
        var shuffled = updates.Concat(updates).ToArray();
        new Random(seed).Shuffle(shuffled);

        return Merged(updates).SequenceEqual(Merged(shuffled));
    }

    [Fact]
    public void Raises_what_a_correlation_finds_and_teaches_it_to_the_baseline()
    {
        var pair = Correlated.Of(CorrelationType.EventCount, 2);
        var baseline = new Baseline();

        var update = Assert.Single(Judge.Observe(Observed.Role, Correlated.Hits(2, 60), baseline, CorrelationBook.Of([pair]), new Windows()));

        Assert.Equal(("correlation:a_correlation", 2), (update.Detector, update.Events.Count));
        Assert.NotNull(baseline[Trait.Rule]!.Value.Find("correlation:a_correlation"));
    }

    [Fact]
    public void Hears_of_a_detector_that_fails_and_goes_on_with_the_others()
    {
        var broken = Hit(TimeSpan.Zero, "e") with { Intel = [null!] };

        var updates = Judge.Observe(Observed.Role, [broken], new Baseline());

        var failure = Assert.Single(updates, u => u is { Detector: "detector-failure", FoldKey: "ThreatIntel" });
        Assert.Equal(("Detector ThreatIntel failed", "ThreatIntel", Severity.Low), (failure.Title, failure.FoldKey, failure.Severity));
        var reason = Assert.Single(failure.Reasons);
        Assert.Equal(("detector", "ThreatIntel", 8d), (reason.Dimension, reason.Value, reason.Weight));
        Assert.StartsWith("NullReferenceException: ", reason.Text, StringComparison.Ordinal);
        Assert.Contains(updates, u => u.Detector == "rule:trail_stopped");
    }

    private static Observation Hit(TimeSpan after, string id) =>
        Observed.After(after, id) with { Hits = [new RuleHit(_rule, [])] };

    // Days of habit with rule hits, new regions and networks sprinkled in, some events twice; then an hour of many reads,
    // with latecomers of it in the next.
    private static Observation[] Story(int seed, int events)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, events).Select(i => Observed.After(TimeSpan.FromHours(i), $"e{i - (i % 13 == 0 ? 1 : 0)}") with
            {
                Action = random.Next(20) == 0 ? $"iam:Put{random.Next(50)}" : "s3:GetObject",
                Region = random.Next(25) == 0 ? $"region-{random.Next(9)}" : "eu-west-1",
                Network = random.Next(25) == 0 ? $"net-{random.Next(9)}" : "private",
                Client = random.Next(30) == 0 ? "console" : "boto3",
                Access = (AccessClass)random.Next(5),
                Hits = random.Next(10) == 0 ? [new RuleHit(_rule, [])] : [],
            }),
            .. Enumerable.Range(0, 450).Select(i => Observed.After(
                TimeSpan.FromHours(events) + TimeSpan.FromSeconds(i % 50 == 49 ? 3600 : i * 8), $"burst-{random.Next(440)}")),
        ];
    }

    private static IEnumerable<string> Merged(IEnumerable<AlertUpdate> updates) => updates
        .GroupBy(u => u.Id)
        .Select(g => (Best: g.OrderByDescending(u => u.Score).ThenBy(u => u.JudgedEventId, StringComparer.Ordinal).First(), Updates: g))
        .Select(a => string.Join('|', [
            a.Best.Id, a.Best.Score, a.Best.JudgedEventId, a.Best.Title, a.Best.ActorKind, a.Best.Severity,
            .. a.Updates.SelectMany(u => u.Events).Select(e => e.EventId).Distinct().Order(StringComparer.Ordinal)]))
        .Order(StringComparer.Ordinal);
}
