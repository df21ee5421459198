using OrleansSec.Gateway.Api;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class VerdictExpiryTests
{
    [Theory]
    [InlineData(null, 30)]
    [InlineData("", 30)]
    [InlineData("7", 7)]
    [InlineData("7d", 7)]
    [InlineData("0.5", 0.5)]
    [InlineData("P7D", 7)]
    [InlineData("pt12h", 0.5)]
    [InlineData("P365D", 365)]
    [InlineData("2026-11-25T12:00:00Z", 1)]
    [InlineData("2026-11-25T14:00:00+02:00", 1)]
    [InlineData("2026-11-26", 1.5)]
    public void Reads_times_durations_and_days(string? text, double days) =>
        Assert.Equal((Given.Noon.AddDays(days), (string?)null), VerdictExpiry.Read(text, Given.Noon));

    [Theory]
    [InlineData("366")]
    [InlineData("P10Y")]
    [InlineData("P999999999999D")]
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("-1")]
    [InlineData("-P1D")]
    [InlineData("P0D")]
    [InlineData("2026-11-24T12:00:00Z")]
    [InlineData("never")]
    [InlineData("P")]
    [InlineData("d")]
    public void Refuses_the_past_the_far_future_and_what_is_no_time(string text)
    {
        var (expires, problem) = VerdictExpiry.Read(text, Given.Noon);

        Assert.Null(expires);
        Assert.NotNull(problem);
    }
}
