using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>Parts of a time.</summary>
public sealed class TimePartMatchTests
{
    [Theory]
    [InlineData("2024-12-30T00:00:00Z", "minute", 0)]
    [InlineData("2024-12-30T13:45:00Z", "minute", 45)]
    [InlineData("2024-12-30T13:45:00Z", "hour", 13)]
    [InlineData("2024-12-30T23:45:00-02:00", "hour", 1)]
    [InlineData("2024-12-30T23:45:00-02:00", "day", 31)]
    [InlineData("2024-12-30T13:45:00Z", "day", 30)]
    [InlineData("2024-12-30T13:45:00Z", "week", 1)]
    [InlineData("2024-12-29T13:45:00Z", "week", 52)]
    [InlineData("2024-12-30T13:45:00Z", "month", 12)]
    [InlineData("2024-12-30T13:45:00Z", "year", 2024)]
    [InlineData("2024-12-30", "day", 30)]
    [InlineData("2024-12-30 13:45:00.123456789", "hour", 13)]
    public void Are_those_of_the_time_in_UTC(string time, string part, int value)
    {
        Assert.True(Matches($"eventTime|{part}: {value}", time));
        Assert.False(Matches($"eventTime|{part}: {value + 1}", time));
        Assert.True(Matches($"eventTime|{part}|lte: {value}", time));
        Assert.False(Matches($"eventTime|{part}|lt: {value}", time));
        Assert.True(Matches($"eventTime|{part}|gte: {value}", time));
        Assert.False(Matches($"eventTime|{part}|gt: {value}", time));
    }

    [Theory]
    [InlineData("13:45")]
    [InlineData("12-30-2024")]
    [InlineData("Dec 30")]
    [InlineData("2024")]
    [InlineData("2024-")]
    [InlineData("x024-12-30")]
    [InlineData("2024/12/30")]
    [InlineData("2024-13-30")]
    [InlineData("")]
    public void Are_none_of_what_is_no_full_time(string text) => Assert.False(Matches("eventTime|minute|gte: 0", text));

    [Fact]
    public void Are_none_of_an_endless_text()
    {
        var time = "2024-12-30T13:45:00Z";

        Assert.True(Matches("eventTime|hour: 13", time.PadRight(64)));
        Assert.False(Matches("eventTime|hour: 13", time.PadRight(65)));
    }

    private static bool Matches(string selection, string time) => Sigma.Matches(selection, $$"""{"eventTime":"{{time}}"}""");
}
