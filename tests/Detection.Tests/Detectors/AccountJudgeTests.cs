using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class AccountJudgeTests
{
    private static readonly EntityId _account = EntityId.ForAccount("111122223333");

    private readonly Baseline _baseline = new();

    [Fact]
    public void Raises_the_silence_of_a_region_once()
    {
        Talk(0, 10 * 24, "eu-west-1", "us-east-1");

        var alerts = Talk(10 * 24, 4 * 24, "eu-west-1");

        var alert = Assert.Single(alerts);
        Assert.Equal(("silence", Severity.Medium), (alert.Detector, alert.Severity));
        Assert.Contains("us-east-1", alert.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Raises_the_silence_of_an_account_when_it_speaks_again()
    {
        Talk(0, 10 * 24, "eu-west-1");

        Assert.Contains("account", Assert.Single(Talk((10 * 24) + 8, 24, "eu-west-1")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_nothing_of_who_speaks_seldom_or_is_new()
    {
        for (var day = 0; day < 10; day++)
        {
            Assert.Empty(Talk(day * 24, 8, "eu-west-1", "us-east-1"));
        }

        Assert.Empty(Talk(10 * 24, 48, "eu-west-1"));
    }

    [Fact]
    public void Says_which_region_is_silent_since_when()
    {
        Talk(0, 10 * 24, "eu-west-1", "us-east-1");

        var alert = Assert.Single(Talk(10 * 24, 4 * 24, "eu-west-1"));

        Assert.Equal(("region us-east-1", "A talkative region has fallen silent: us-east-1"), (alert.FoldKey, alert.Title));
        Assert.Equal(["T1562.008"], alert.Techniques);
        Assert.Equal((16d, 16d, ActorKind.Unknown, _account), (alert.Score, alert.Threshold, alert.ActorKind, alert.Entity));
        Assert.Equal(
            new Reason(
                "region", "us-east-1", 16,
                "No event of region us-east-1 from 15 Jan 2026 08:00 to 16 Jan 2026 08:00 UTC; until then it was heard nearly every hour. Recording may have been stopped."),
            Assert.Single(alert.Reasons));
        Assert.Equal("e263", alert.JudgedEventId);
        Assert.Equal("e263", Assert.Single(alert.Events).EventId);
    }

    [Fact]
    public void Says_when_the_account_spoke_again()
    {
        Talk(0, 10 * 24, "eu-west-1");

        var alert = Assert.Single(Talk((10 * 24) + 8, 24, "eu-west-1"));

        Assert.Equal(("account 111122223333", "A talkative account has fallen silent: 111122223333"), (alert.FoldKey, alert.Title));
        Assert.StartsWith(
            "No event of account 111122223333 from 15 Jan 2026 08:00 to 15 Jan 2026 17:00 UTC;", Assert.Single(alert.Reasons).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public void Takes_six_hours_for_the_silence_of_an_account(int hours, int alerts)
    {
        Talk(0, 10 * 24, "eu-west-1");

        Assert.Equal(alerts, Talk((10 * 24) + hours - 1, 24, "eu-west-1").Count);
    }

    [Theory]
    [InlineData(23, 0)]
    [InlineData(24, 1)]
    public void Takes_a_day_for_the_silence_of_a_region(int hours, int alerts)
    {
        Talk(0, 10 * 24, "eu-west-1", "us-east-1");

        Assert.Equal(alerts, Talk(10 * 24, hours, "eu-west-1").Count);
    }

    [Theory]
    [InlineData(72, 0)]
    [InlineData(73, 1)]
    public void Takes_three_days_for_a_past(int hours, int alerts)
    {
        Talk(0, hours, "eu-west-1", "us-east-1");

        Assert.Equal(alerts, Talk(hours, 48, "eu-west-1").Count);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(8, 1)]
    public void Takes_most_hours_for_talkative(int ofTen, int alerts)
    {
        for (var hour = 0; hour < 240; hour++)
        {
            Talk(hour, 1, hour % 10 < ofTen ? ["eu-west-1", "us-east-1"] : ["eu-west-1"]);
        }

        Assert.Equal(alerts, Talk(240, 48, "eu-west-1").Count);
    }

    [Fact]
    public void Says_nothing_of_a_region_that_speaks_in_the_slice_itself()
    {
        Talk(0, 10 * 24, "eu-west-1", "us-east-1");
        Talk(10 * 24, 23, "eu-west-1");

        Assert.Empty(Talk((10 * 24) + 23, 48, "eu-west-1", "us-east-1"));
    }

    [Fact]
    public void Hears_an_account_that_says_one_thing_an_hour()
    {
        Talk(0, 10 * 24, events: 1, "eu-west-1");

        Assert.Single(Talk((10 * 24) + 8, 1, events: 1, "eu-west-1"));
    }

    [Fact]
    public void Goes_by_the_first_and_the_last_hour_of_a_slice()
    {
        Talk(0, 10 * 24, "eu-west-1", "us-east-1");
        var (from, to) = (Observed.Start.AddHours((10 * 24) + 1), Observed.Start.AddHours((10 * 24) + 30));
        AccountRow[] rows = [.. new[] { to, from }.Select(hour => new AccountRow(Observed.Role, string.Empty, string.Empty, string.Empty, hour, 10, 0))];
        var slice = new AccountSlice("late", rows, [], new AlertEvent("e", to, "s3:GetObject", new EventPointer("a.json", 0, 1)));

        Assert.Equal(["region eu-west-1", "region us-east-1"], AccountJudge.Observe(_account, slice, _baseline).Select(a => a.FoldKey).Order());
    }

    private List<AlertUpdate> Talk(int hour, int hours, params string[] regions) => Talk(hour, hours, 10, regions);

    private List<AlertUpdate> Talk(int hour, int hours, int events, params string[] regions)
    {
        var alerts = new List<AlertUpdate>();
        for (var h = hour; h < hour + hours; h++)
        {
            var time = Observed.Start.AddHours(h);
            var slice = new AccountSlice(
                $"a#{h}",
                [new AccountRow(Observed.Role, string.Empty, string.Empty, string.Empty, time, events, 0)],
                [.. regions.Select(r => new ShownValue(PeerGroup.Role, Trait.Region, r, 1, time, 5))],
                new AlertEvent($"e{h}", time, "s3:GetObject", new EventPointer("a.json", 0, 1)));
            alerts.AddRange(AccountJudge.Observe(_account, slice, _baseline));
            _baseline.Learn(slice);
        }

        return alerts;
    }
}
