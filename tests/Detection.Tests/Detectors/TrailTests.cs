using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What a stranger does, one event after another.</summary>
public sealed class TrailTests
{
    private readonly Trail _trail = new(Observed.Start);

    [Theory]
    [InlineData(0, true)]
    [InlineData((48 * 60) - 1, true)]
    [InlineData(48 * 60, false)]
    [InlineData((-48 * 60) + 1, true)]
    [InlineData(-48 * 60, false)]
    public void Lasts_two_days_either_way(int minutes, bool isCovered) => Assert.Equal(isCovered, _trail.Covers(Observed.Start.AddMinutes(minutes)));

    [Theory]
    [InlineData(719, true, true)]
    [InlineData(720, true, false)]
    [InlineData(-720, true, false)]
    [InlineData(59, false, true)]
    [InlineData(60, false, false)]
    [InlineData(-59, false, true)]
    [InlineData(-60, false, false)]
    public void Takes_half_a_day_to_another_place_and_an_hour_to_another_action(int minutes, bool isPlace, bool isNear) =>
        Assert.Equal(isNear, _trail.IsNear(Observed.Start.AddMinutes(minutes), isPlace));

    [Fact]
    public void Goes_on_from_its_last_event()
    {
        _trail.See(Observed.Start.AddHours(5));
        _trail.See(Observed.Start.AddHours(2));

        Assert.Equal(Observed.Start.AddHours(5).ToUnixTimeSeconds(), _trail.Last);
        Assert.True(_trail.IsNear(Observed.Start.AddHours(5.5), isPlace: false));
    }

    [Fact]
    public void Knows_eight_places_once_each()
    {
        for (var i = 0; i < 9; i++)
        {
            _trail.Add(Trait.Network, $"n{i}");
            _trail.Add(Trait.Network, "n0");
        }

        Assert.Equal([.. Enumerable.Repeat(true, 8), false], Enumerable.Range(0, 9).Select(i => _trail.Knows(Trait.Network, $"n{i}")));
        Assert.False(_trail.Knows(Trait.Client, "n0"));
    }

    [Fact]
    public void Is_told_by_an_alert_and_gives_it_what_came_before()
    {
        Assert.False(_trail.IsTold);
        Assert.Null(_trail.Follow(Observed.At(Observed.Start, "a")));

        Assert.Equal(["a"], _trail.Tell(Alert("rule:x", Severity.Medium, 16)).Select(e => e.EventId));

        Assert.True(_trail.IsTold);
        Assert.Empty(_trail.Tell(Alert("rule:y", Severity.Medium, 16)));
        Assert.Equal("rule:x", _trail.Follow(Observed.At(Observed.Start, "b"))!.Detector);
        Assert.Equal(["a"], _trail.Tell(Alert("rule:z", Severity.High, 24)).Select(e => e.EventId));
        Assert.Equal("rule:z", _trail.Follow(Observed.At(Observed.Start, "c"))!.Detector);
    }

    [Theory]
    [InlineData("rule:x", Severity.Medium, null, true)]
    [InlineData("rule:x", Severity.Low, null, false)]
    [InlineData("rule:x", Severity.Low, "AccessDenied", true)]
    [InlineData("rule:x", Severity.Low, "NoSuchKey", false)]
    [InlineData("first-use", Severity.Low, null, true)]
    public void Is_told_by_more_than_one_small_change(string detector, Severity severity, string? error, bool isTelling) =>
        Assert.Equal(isTelling, Trail.IsTelling(Alert(detector, severity, 8), Observed.At(Observed.Start) with { Error = error }));

    private static AlertUpdate Alert(string detector, Severity severity, double score) =>
        new("id", detector, Observed.Role, ActorKind.Automation, severity, score, "An alert", [], [], "e", [], "f", 12);
}
