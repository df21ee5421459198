using OrleansSec.Detection.Rules.Reading;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>What an author may have meant.</summary>
public sealed class NearestTests
{
    [Theory]
    [InlineData("eventname", "eventName")]
    [InlineData("evntName", "eventName")]
    [InlineData("eventNames", "eventName")]
    [InlineData("xventNome", "eventName")]
    [InlineData("eventSorce", "eventSource")]
    [InlineData("ab", "abcd")]
    [InlineData("abcdef", "abcd")]
    [InlineData("cd", "abcd")]
    [InlineData("userIdentityy", "userIdentity")]
    public void Suggests_the_likest_name(string name, string meant) =>
        Assert.Equal($"; did you mean {meant}?", Nearest.Suggest(name, ["errorCode", "eventName", "eventSource", "abcd", "userIdentity"]));

    [Theory]
    [InlineData("abc", "xyz")]
    [InlineData("zz", "a")]
    [InlineData("z", "ab")]
    [InlineData("ab", "abcde")]
    [InlineData("abcdefgh", "abcdexyz")]
    [InlineData("", "abc")]
    public void Suggests_nothing_that_is_unlike(string name, string candidate) => Assert.Empty(Nearest.Suggest(name, [candidate]));

    [Theory]
    [InlineData(9, 3)]
    [InlineData(12, 4)]
    public void Forgives_a_third_of_a_long_name(int length, int wrong)
    {
        var name = new string('a', length);

        Assert.NotEmpty(Nearest.Suggest(name, [new string('b', wrong) + name[wrong..]]));
        Assert.Empty(Nearest.Suggest(name, [new string('b', wrong + 1) + name[(wrong + 1)..]]));
    }

    [Fact]
    public void Does_not_compare_names_of_endless_length()
    {
        var longest = new string('a', 64);

        Assert.NotEmpty(Nearest.Suggest(longest, [longest[1..]]));
        Assert.NotEmpty(Nearest.Suggest(longest[1..], [longest]));
        Assert.Empty(Nearest.Suggest(longest + "a", [longest]));
        Assert.Empty(Nearest.Suggest(longest, [longest + "a"]));
    }

    [Fact]
    public void Prefers_the_first_of_names_that_are_as_like() =>
        Assert.Equal("; did you mean bad?", Nearest.Suggest("bat", ["bad", "bar"]));
}
