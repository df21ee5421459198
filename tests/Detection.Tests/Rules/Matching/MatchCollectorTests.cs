using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>What a hit keeps of the fields that matched.</summary>
public sealed class MatchCollectorTests
{
    [Fact]
    public void Keeps_the_first_eight_once_each()
    {
        var collector = new MatchCollector();
        for (var i = 0; i < 10; i++)
        {
            collector.Add($"f{i}", "x");
            collector.Add($"f{i}", "x"u8);
        }

        Assert.Equal(Enumerable.Range(0, 8).Select(i => new FieldMatch($"f{i}", "x")), collector.Matches);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(0)]
    public void Keeps_a_short_value_whole(int length)
    {
        var value = new string('é', length);

        Assert.Equal(value, MatchCollector.Shorten(Encoding.UTF8.GetBytes(value)));
    }

    [Theory]
    [InlineData("a", 257, 255)]
    [InlineData("é", 5000, 255)]
    [InlineData("漢", 300, 255)]
    [InlineData("\U0001F600", 300, 127)]
    [InlineData("\U0001F600", 129, 127)]
    public void Cuts_a_long_value_between_two_characters(string character, int times, int kept)
    {
        var value = string.Concat(Enumerable.Repeat(character, times));

        var text = MatchCollector.Shorten(Encoding.UTF8.GetBytes(value));

        Assert.Equal(string.Concat(Enumerable.Repeat(character, kept)) + "…", text);
    }

    [Fact]
    public void Keeps_one_more_where_the_cut_falls_between_two_characters()
    {
        var value = "a" + string.Concat(Enumerable.Repeat("\U0001F600", 200));

        var text = MatchCollector.Shorten(Encoding.UTF8.GetBytes(value));

        Assert.Equal("a" + string.Concat(Enumerable.Repeat("\U0001F600", 127)) + "…", text);
    }
}
