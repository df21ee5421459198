using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class VolumeSpikeTests
{
    private static readonly Observation _read = Observed.After(TimeSpan.Zero);
    private static readonly Observation _write = _read with { Action = "s3:PutObject", Access = AccessClass.Write };
    private static readonly Observation _delete = _read with { Action = "s3:DeleteObject", Access = AccessClass.Write };

    public static TheoryData<string, int, int> Bursts => new()
    {
        { "reads", 1500, 399 },
        { "writes", 1000, 199 },
        { "deletes", 200, 39 },
    };

    [Theory]
    [MemberData(nameof(Bursts))]
    public void Finds_an_hour_far_above_a_week_of_habit(string kind, int burst, int quiet)
    {
        var hours = With(kind);
        Assert.Equal(0, hours.Days(7, hour => 3 + (hour % 4)));

        Assert.Empty(hours.Of(168, quiet));
        var findings = hours.Of(169, burst);

        Assert.True(findings[0].Score >= 16);
        Assert.All(findings, f => Assert.Equal(f.Score, f.Reasons.Sum(r => r.Weight), 1e-9));
        Assert.All(findings, f => Assert.InRange(f.Severity, Severity.Medium, Severity.High));
    }

    [Theory]
    [InlineData(399, false)]
    [InlineData(400, true)]
    public void Draws_the_line_far_above_an_ordinary_hour(int events, bool found)
    {
        var hours = With("reads");
        hours.Days(7, hour => 3 + (hour % 4));

        Assert.Equal(found, hours.Of(168, events).Count > 0);
    }

    [Fact]
    public void Says_how_many_there_were_and_how_many_are_usual()
    {
        var hours = With("reads");
        hours.Days(7, _ => 4);

        var reason = Assert.Single(hours.Of(168, 400)[^1].Reasons);

        Assert.StartsWith("400 data reads in the hour from 09:00; usually 4.0 in an active hour", reason.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_high_only_when_very_far_out()
    {
        var (far, very) = (With("reads"), With("reads"));
        far.Days(7, _ => 40);
        very.Days(7, _ => 40);

        Assert.Equal(Severity.Medium, far.Of(168, 900)[^1].Severity);
        Assert.Equal(Severity.High, very.Of(168, 3000)[^1].Severity);
    }

    [Fact]
    public void Is_silent_over_steady_high_volume_that_doubles_now_and_then() =>
        Assert.Equal(0, With("reads").Days(5, hour => hour % 10 == 9 ? 4000 : 1900 + (hour % 7 * 40)));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Is_silent_over_a_nightly_backup_after_three_days(int byDay)
    {
        var hours = With("reads");
        var late = 0;
        for (var hour = 0; hour < 14 * 24; hour++)
        {
            var findings = hours.Of(hour, hour % 24 == 17 ? 3000 : byDay);
            late += hour >= 72 ? findings.Count : 0;
        }

        Assert.Equal(0, late);
    }

    [Fact]
    public void Gives_a_newcomer_a_wide_berth()
    {
        Assert.Empty(With("reads").Of(0, 3000));
        Assert.NotEmpty(With("reads").Of(0, 12_000));
    }

    [Fact]
    public void Says_nothing_of_what_AWS_does_for_the_principal()
    {
        var hours = new Hours(new VolumeSpike(), _ => _read with { ByService = true });

        Assert.Empty(hours.Of(0, 12_000));
    }

    private static Hours With(string kind) => new(
        new VolumeSpike(),
        _ => kind switch { "reads" => _read, "writes" => _write, _ => _delete });
}
