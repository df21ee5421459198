using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>Findings that are one alert.</summary>
public sealed class AlertFoldTests
{
    private readonly AlertFold _fold = new("id");
    private readonly Baseline _baseline = new();

    [Fact]
    public void Is_told_by_the_highest_finding_and_of_like_ones_by_the_first_event_id()
    {
        Add("c", 10);
        Add("b", 20);
        Add("d", 20);
        Add("a", 20);
        Add("e", 15);

        var update = _fold.ToUpdate();

        Assert.Equal(("a", 20d, "Title a"), (update.JudgedEventId, update.Score, update.Title));
        Assert.Equal(["c", "b", "d", "a", "e"], update.Events.Select(e => e.EventId));
    }

    [Fact]
    public void Holds_the_earlier_events_that_a_finding_rests_on()
    {
        Add("b", 10, AlertEvent.Of(Observed.After(TimeSpan.Zero, "a")), AlertEvent.Of(Observed.After(TimeSpan.Zero, "b")));

        Assert.Equal(["a", "b"], _fold.ToUpdate().Events.Select(e => e.EventId));
    }

    [Fact]
    public void Is_of_the_kind_and_the_threshold_that_held_at_the_judged_event()
    {
        Add("a", 10);
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { Client = "console" });
        Add("b", 20, threshold: 14);
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { Identity = IdentityType.AwsService });
        Add("c", 15, threshold: 13);

        var update = _fold.ToUpdate();

        Assert.Equal((ActorKind.Human, 14d), (update.ActorKind, update.Threshold));
    }

    [Fact]
    public void Gives_reasons_highest_first()
    {
        var finding = Finding("a", 0) with { Reasons = [new Reason("x", "1", 1, "."), new Reason("x", "3", 3, "."), new Reason("x", "2", 2, ".")] };
        _fold.Add(finding, Observed.After(TimeSpan.Zero, "a"), Observed.Role, _baseline, 12);

        Assert.Equal(["3", "2", "1"], _fold.ToUpdate().Reasons.Select(r => r.Value));
    }

    [Fact]
    public void Stays_with_the_first_of_like_findings_on_one_event()
    {
        _fold.Add(Finding("a", 10), Observed.After(TimeSpan.Zero, "a"), Observed.Role, _baseline, 12);
        _fold.Add(Finding("a", 10) with { Title = "Another" }, Observed.After(TimeSpan.Zero, "a"), Observed.Role, _baseline, 12);

        Assert.Equal("Title a", _fold.ToUpdate().Title);
    }

    [Fact]
    public void Needs_a_finding() =>
        Assert.Equal("An alert needs a finding.", Assert.Throws<InvalidOperationException>(() => _fold.ToUpdate()).Message);

    private static Finding Finding(string id, double score) => new("d", "f", Severity.Low, $"Title {id}", [], [new Reason("x", "y", score, "Why.")]);

    private void Add(string id, double score, params AlertEvent[] earlier) => Add(id, score, 12, earlier);

    private void Add(string id, double score, double threshold, params AlertEvent[] earlier) => _fold.Add(
        Finding(id, score) with { Events = earlier }, Observed.After(TimeSpan.Zero, id), Observed.Role, _baseline, threshold);
}
