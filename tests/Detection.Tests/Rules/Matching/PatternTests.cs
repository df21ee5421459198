using System.Text;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>Sigma strings with their wildcards, and the match that each of them needs.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("abc", false, typeof(ExactMatch))]
    [InlineData("abc*", false, typeof(ExactMatch))]
    [InlineData("*abc", false, typeof(ExactMatch))]
    [InlineData("*abc*", false, typeof(ContainsMatch))]
    [InlineData("**abc**", false, typeof(ContainsMatch))]
    [InlineData("*", false, typeof(ContainsMatch))]
    [InlineData("", false, typeof(ExactMatch))]
    [InlineData("a*c", false, typeof(WildcardMatch))]
    [InlineData("a?", false, typeof(WildcardMatch))]
    [InlineData("?", false, typeof(WildcardMatch))]
    [InlineData("é", false, typeof(WildcardMatch))]
    [InlineData("é", true, typeof(ExactMatch))]
    [InlineData("*é*", true, typeof(ContainsMatch))]
    [InlineData("\u007f", false, typeof(ExactMatch))]
    [InlineData("\u0080", false, typeof(WildcardMatch))]
    [InlineData("\0", false, typeof(ExactMatch))]
    public void Take_the_cheapest_match(string text, bool cased, Type match) =>
        Assert.IsType(match, Pattern.Parse(text).Match(text, cased));

    [Theory]
    [InlineData("a", new[] { 97 })]
    [InlineData("*?", new[] { Pattern.Many, Pattern.One })]
    [InlineData(@"\*\?\\", new int[] { '*', '?', '\\' })]
    [InlineData(@"\a", new int[] { '\\', 'a' })]
    [InlineData(@"a\", new int[] { 'a', '\\' })]
    [InlineData(@"\\*", new[] { '\\', Pattern.Many })]
    [InlineData(@"\\\*", new int[] { '\\', '*' })]
    public void Read_a_backslash_in_front_of_a_wildcard_or_another(string text, int[] elements) =>
        Assert.Equal(elements, Pattern.Parse(text).Elements);

    [Theory]
    [InlineData(nameof(TextShape.Whole), "abc", false, true, false, false)]
    [InlineData(nameof(TextShape.Start), "abcx", true, true, false, false)]
    [InlineData(nameof(TextShape.End), "xabc", true, false, true, false)]
    [InlineData(nameof(TextShape.Anywhere), "xabcx", true, true, true, true)]
    public void Stand_where_the_modifier_says(string shape, string value, bool isLonger, bool start, bool end, bool middle)
    {
        var match = Pattern.Parse("abc").In(Enum.Parse<TextShape>(shape)).Match("abc", cased: false);

        Assert.True(match.Matches(Encoding.UTF8.GetBytes(value)));
        Assert.True(match.Matches("ABC"u8));
        Assert.Equal(isLonger && start, match.Matches("abcx"u8));
        Assert.Equal(isLonger && end, match.Matches("xabc"u8));
        Assert.Equal(isLonger && middle, match.Matches("xabcx"u8));
        Assert.False(match.Matches("abx"u8));
        Assert.Equal("abc", match.Text);
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a*", false)]
    [InlineData("?", false)]
    [InlineData("\0", true)]
    [InlineData(@"\*", true)]
    public void Know_whether_they_are_literal(string text, bool isLiteral) => Assert.Equal(isLiteral, Pattern.Parse(text).IsLiteral);
}
