using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class DiscoveryBurstTests
{
    [Theory]
    [InlineData(90, false)]
    [InlineData(140, true)]
    public void Finds_far_more_distinct_reads_than_usual(int reads, bool found)
    {
        var hours = Distinct();
        Assert.Equal(0, hours.Days(7, hour => 3 + (hour % 4)));

        var findings = hours.Of(168, reads);

        Assert.Equal(found, findings.Count > 0);
        Assert.All(findings.Take(1), f => Assert.Equal((Severity.Medium, "discovery-burst"), (f.Severity, f.Detector)));
    }

    [Fact]
    public void Is_silent_over_repeats_of_the_same_reads()
    {
        var hours = new Hours(new DiscoveryBurst(), i => Read(i % 10));
        hours.Days(7, _ => 10);

        Assert.Empty(hours.Of(168, 5000));
    }

    [Fact]
    public void Is_silent_over_an_auditor_that_reads_everything_every_six_hours() =>
        Assert.Equal(0, Distinct().Days(14, hour => hour % 6 == 0 ? 400 : 0));

    [Fact]
    public void Gives_a_newcomer_a_wide_berth() => Assert.Empty(Distinct().Of(0, 500));

    private static Hours Distinct() => new(new DiscoveryBurst(), Read);

    private static Observation Read(int i) =>
        Observed.After(TimeSpan.Zero) with { Action = "s3:ListObjects", Access = AccessClass.Read, Resource = $"bucket-{i}" };
}
