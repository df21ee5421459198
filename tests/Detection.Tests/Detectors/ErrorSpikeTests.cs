using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Detectors;

public sealed class ErrorSpikeTests
{
    [Theory]
    [InlineData(20, false)]
    [InlineData(40, true)]
    public void Finds_far_more_denied_calls_than_usual(int denied, bool found)
    {
        var hours = new Hours(new ErrorSpike(), _ => Denied("AccessDenied"));
        Assert.Equal(0, hours.Days(7, hour => hour % 3));

        var findings = hours.Of(168, denied);

        Assert.Equal(found, findings.Count > 0);
        Assert.All(findings.Take(1), f => Assert.Equal((Severity.Medium, "error-spike"), (f.Severity, f.Detector)));
    }

    [Fact]
    public void Is_silent_over_a_program_that_is_denied_all_day() =>
        Assert.Equal(0, new Hours(new ErrorSpike(), _ => Denied("Client.UnauthorizedOperation")).Days(7, hour => 60 + (hour % 5 * 20)));

    [Fact]
    public void Is_silent_over_other_errors()
    {
        var hours = new Hours(new ErrorSpike(), _ => Denied("NoSuchKey"));
        hours.Days(7, _ => 1);

        Assert.Empty(hours.Of(168, 1000));
    }

    private static Observation Denied(string error) => Observed.After(TimeSpan.Zero) with { Error = error };
}
