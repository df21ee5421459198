using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Baselines;

public sealed class BaselineTests
{
    private readonly Baseline _baseline = new();

    [Fact]
    public void Counts_an_event_half_after_thirty_days()
    {
        _baseline.Learn(Observed.After(TimeSpan.Zero));

        Assert.Equal(0.5, _baseline.At(_baseline[Trait.Region]!.Value.Events, Observed.Start.AddDays(30).ToUnixTimeSeconds()), 6);
        Assert.Equal(1, _baseline.Rate(AccessClass.Data), 6);
    }

    [Fact]
    public void Decays_as_a_plain_sum_over_all_events_does()
    {
        var random = new Random(1);
        var times = Enumerable.Range(0, 200_000).Select(_ => Observed.Start.AddMinutes(random.Next(2 * 365 * 1440))).Order().ToArray();

        foreach (var time in times)
        {
            _baseline.Learn(Observed.At(time.AddMinutes(-random.Next(120))));
        }

        var expected = times.Sum(t => Math.Pow(0.5, (times[^1] - t).TotalDays / 30));
        Assert.Equal(1, _baseline.AtLast(_baseline[Trait.Action]!.Value.Events) / expected, 2);
        Assert.Equal(1, _baseline.HourOfWeek.Sum() / expected, 2);
        Assert.Equal(1, _baseline.Rate(AccessClass.Data) / expected, 2);
        Assert.Equal(200_000, _baseline.Events);
    }

    [Fact]
    public void Weighs_a_late_event_as_if_it_had_come_in_time()
    {
        var late = new Baseline();
        Learn(_baseline, 0, 10, 20);
        Learn(late, 0, 20, 10);

        Assert.Equal(_baseline.AtLast(_baseline[Trait.Region]!.Value.Events), late.AtLast(late[Trait.Region]!.Value.Events), 5);
        Assert.Equal(_baseline.Last, late.Last);
    }

    [Fact]
    public void Keeps_its_counts_when_the_landmark_moves_on()
    {
        Learn(_baseline, 0, 299);
        var before = _baseline.At(_baseline[Trait.Region]!.Value.Events, Observed.Start.AddDays(301).ToUnixTimeSeconds());

        Learn(_baseline, 301);

        Assert.Equal(before + 1, _baseline.AtLast(_baseline[Trait.Region]!.Value.Events), 5);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1969-12-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2099-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Survives_an_event_with_a_wrong_clock_as_its_first_or_a_later_one(string time)
    {
        var wrong = Observed.At(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        var first = new Baseline();
        first.Learn(wrong);

        Learn(_baseline, 0, 1);
        _baseline.Learn(wrong);
        Learn(_baseline, 2);
        Learn(first, 0, 1);

        Assert.All(_baseline.HourOfWeek.Concat(first.HourOfWeek), hour => Assert.True(double.IsFinite(hour)));
        Assert.True(double.IsFinite(first.AtLast(first[Trait.Region]!.Value.Hours)));
    }

    [Fact]
    public void Is_hardly_moved_by_an_event_that_is_a_day_ahead()
    {
        Learn(_baseline, [.. Enumerable.Range(0, 100)]);
        var before = _baseline.AtLast(_baseline[Trait.Region]!.Value.Hours);

        Learn(_baseline, 100);
        _baseline.Learn(Observed.After(TimeSpan.FromDays(99)));

        Assert.InRange(_baseline.AtLast(_baseline[Trait.Region]!.Value.Hours), before * 0.97, before + 2);
    }

    [Fact]
    public void Knows_the_hour_of_the_week()
    {
        _baseline.Learn(Observed.After(TimeSpan.FromHours(26)));

        Assert.Equal(1, _baseline.HourOfWeek[24 + 11], 6);
    }

    [Fact]
    public void Learns_long_lived_access_keys_only()
    {
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { AccessKey = "ASIAEXAMPLE" });

        Assert.Null(_baseline[Trait.AccessKey]);
        _baseline.Learn(Observed.After(TimeSpan.Zero) with { AccessKey = "AKIAEXAMPLE" });
        Assert.NotNull(_baseline[Trait.AccessKey]!.Value.Find("AKIAEXAMPLE"));
    }

    [Fact]
    public void Learns_a_row_of_an_account_as_all_its_events()
    {
        var first = new AlertEvent("e1", Observed.Start, "s3:GetObject", new EventPointer("a.json", 0, 100));
        var row = new AccountRow(Observed.Role, string.Empty, string.Empty, string.Empty, Observed.Start, 50, 10);
        var shown = new ShownValue(PeerGroup.Role, Trait.Region, "eu-west-1", 1, Observed.Start, 50);

        _baseline.Learn(new AccountSlice("a#0", [row], [shown], first));

        Assert.Equal(50, _baseline.Events);
        Assert.Equal(10, _baseline.Errors, 4);
        Assert.Equal(50, _baseline[Trait.Principal]!.Value.Find("role/app")!.Value.Events);
        Assert.Equal(1, _baseline[Trait.Principal]!.Value.Hours);
        Assert.Equal(50, _baseline[Trait.Region]!.Value.Find("eu-west-1")!.Value.Events);
    }

    private static void Learn(Baseline baseline, params int[] days)
    {
        foreach (var day in days)
        {
            baseline.Learn(Observed.After(TimeSpan.FromDays(day)));
        }
    }
}
