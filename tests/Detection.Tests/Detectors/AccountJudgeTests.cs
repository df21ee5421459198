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

    private List<AlertUpdate> Talk(int hour, int hours, params string[] regions)
    {
        var alerts = new List<AlertUpdate>();
        for (var h = hour; h < hour + hours; h++)
        {
            var time = Observed.Start.AddHours(h);
            var slice = new AccountSlice(
                $"a#{h}",
                [new AccountRow(Observed.Role, string.Empty, string.Empty, string.Empty, time, 10, 0)],
                [.. regions.Select(r => new ShownValue(PeerGroup.Role, Trait.Region, r, 1, time, 5))],
                new AlertEvent($"e{h}", time, "s3:GetObject", new EventPointer("a.json", 0, 1)));
            alerts.AddRange(AccountJudge.Observe(_account, slice, _baseline));
            _baseline.Learn(slice);
        }

        return alerts;
    }
}
