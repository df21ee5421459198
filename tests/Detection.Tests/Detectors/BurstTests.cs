using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>What the detectors of bursts have in common: how they draw the line, weigh and tell.</summary>
public sealed class BurstTests
{
    private static readonly Observation _read = Observed.After(TimeSpan.Zero);

    [Theory]
    [InlineData("reads", "volume-spike", "DataReads", "data reads", "T1530", 400)]
    [InlineData("writes", "volume-spike", "Writes", "writes", "T1486", 200)]
    [InlineData("deletes", "volume-spike", "Deletes", "deletions", "T1485", 40)]
    [InlineData("secrets", "secrets-burst", "Secrets", "secret reads", "T1555.006", 12)]
    [InlineData("denials", "error-spike", "Denials", "denied calls", "T1580 T1526", 28)]
    [InlineData("discovery", "discovery-burst", "Discovery", "distinct reads", "T1580 T1087.004", 130)]
    public void Says_what_burst(string kind, string detector, string fold, string name, string techniques, int least)
    {
        var hours = With(kind);
        hours.Days(7, _ => 2);

        var finding = hours.Of(168, 4 * least)[^1];

        Assert.Equal((detector, fold, $"Burst of {name}: far more in an hour than usual"), (finding.Detector, finding.FoldKey, finding.Title));
        Assert.Equal(techniques, string.Join(' ', finding.Techniques));
        var reason = Assert.Single(finding.Reasons);
        Assert.Equal(("rate", name), (reason.Dimension, reason.Value));
        Assert.Matches($"^[0-9]+ {name} in the hour from 09:00; usually [0-9.]+ in an active hour \\([0-9]+ remembered\\)\\.$", reason.Text);
        Assert.Equal(SeverityScale.Of(finding.Score), finding.Severity);
        Assert.All(hours.Of(170, least / 4), f => Assert.Fail(f.Title));
    }

    [Fact]
    public void Weighs_a_burst_beyond_the_line_ever_less()
    {
        var hours = With("reads");
        hours.Days(7, _ => 20);

        var scores = hours.Of(168, 5000).Select(f => f.Score).ToArray();

        Assert.InRange(scores[0], 16, 16.5);
        Assert.Equal(scores.Order(), scores);
        Assert.InRange(scores[^1], 24, 32);
        Assert.True(scores[50] - scores[0] > scores[^1] - scores[^51]);
    }

    [Fact]
    public void Begins_anew_with_the_hour()
    {
        var hours = With("reads");
        hours.Days(7, _ => 4);

        Assert.Empty(hours.Of(168, 300).Concat(hours.Of(169, 300)));
    }

    [Fact]
    public void Says_nothing_of_an_event_that_comes_too_late_for_its_hour()
    {
        var hours = With("reads");
        hours.Days(7, _ => 4);
        hours.Of(168, 1000);
        hours.Of(171, 4);

        Assert.Empty(new VolumeSpike().Judge(Observed.Role, _read with { Time = Observed.Start.AddHours(168.9) }, hours.Baseline));
    }

    [Fact]
    public void Says_no_severity_beyond_high_however_large() =>
        Assert.Equal(Severity.High, With("deletes").Of(0, 20_000)[^1].Severity);

    [Fact]
    public void Says_nothing_of_an_event_of_another_kind_in_the_hour_of_a_burst()
    {
        var hours = With("reads");
        hours.Days(7, _ => 4);
        Assert.NotEmpty(hours.Of(168, 1000));
        var next = _read with { Time = Observed.Start.AddHours(168.99), Action = "s3:PutObject", Access = AccessClass.Write };

        Assert.Empty(new VolumeSpike().Judge(Observed.Role, next, hours.Baseline));
        Assert.Empty(new VolumeSpike().Judge(Observed.Role, next with { Action = "s3:GetObject", Access = AccessClass.Data, ByService = true }, hours.Baseline));
        Assert.NotEmpty(new VolumeSpike().Judge(Observed.Role, next with { Action = "s3:GetObject", Access = AccessClass.Data }, hours.Baseline));
    }

    [Fact]
    public void Draws_the_line_at_sixteen_bits_of_what_is_normal()
    {
        var hours = With("reads");
        hours.Days(7, hour => 300 + (hour % 7 * 40));
        hours.Of(168, 1);
        var normal = hours.Baseline.NormalHour(HabitKind.DataReads, Observed.Start.AddHours(168).ToUnixTimeSeconds(), 100);
        var least = Enumerable.Range(400, 5000).First(count => normal.Bits(count) >= 16);

        var findings = hours.Of(168, least);

        Assert.InRange(least, 401, 4000);
        Assert.Equal(2, findings.Count);
    }

    private static Hours With(string kind) => kind switch
    {
        "reads" => new(new VolumeSpike(), _ => _read),
        "writes" => new(new VolumeSpike(), _ => _read with { Action = "s3:PutObject", Access = AccessClass.Write }),
        "deletes" => new(new VolumeSpike(), _ => _read with { Action = "s3:DeleteObject", Access = AccessClass.Write }),
        "secrets" => new(new SecretsBurst(), _ => _read with { Action = "secretsmanager:GetSecretValue" }),
        "denials" => new(new ErrorSpike(), _ => _read with { Error = "AccessDenied" }),
        _ => new(new DiscoveryBurst(), i => _read with { Action = "s3:ListObjects", Access = AccessClass.Read, Resource = $"bucket-{i}" }),
    };
}
