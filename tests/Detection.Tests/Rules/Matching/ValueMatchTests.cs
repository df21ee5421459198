using System.Text;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>What one value of a field must be like.</summary>
public sealed class ValueMatchTests
{
    [Theory]
    [InlineData("abc", false, "ABC", true)]
    [InlineData("abc", true, "ABC", false)]
    [InlineData("abc", true, "xabcx", true)]
    [InlineData("abc", false, "ab", false)]
    [InlineData("abc", false, "ababcab", true)]
    [InlineData("abc", false, "aabC", true)]
    [InlineData("ABC", false, "xxabc", true)]
    [InlineData("abc", false, "abx", false)]
    [InlineData("abc", false, "xxab", false)]
    [InlineData("1b", false, "11B", true)]
    [InlineData("b", false, "aB", true)]
    [InlineData("b", false, "a", false)]
    [InlineData("", false, "", true)]
    [InlineData("", true, "x", true)]
    public void Contains_a_literal(string literal, bool cased, string value, bool expected) =>
        Assert.Equal(expected, new ContainsMatch(literal, literal, cased).Matches(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData("abc", false, "abc")]
    [InlineData("AbC", false, "AbC")]
    [InlineData("b", false, "b")]
    [InlineData("abc", true, null)]
    [InlineData("", false, null)]
    [InlineData("é", false, null)]
    public void Gives_its_literal_to_a_common_search(string literal, bool cased, string? folded) =>
        Assert.Equal(folded, new ContainsMatch("text", literal, cased).Folded);

    [Theory]
    [InlineData(nameof(TextShape.Whole), false, "Abc", "Abc")]
    [InlineData(nameof(TextShape.Whole), true, "Abc", "Abc")]
    [InlineData(nameof(TextShape.Start), false, "Abc", null)]
    [InlineData(nameof(TextShape.End), false, "Abc", null)]
    [InlineData(nameof(TextShape.Whole), true, "é", null)]
    public void Tells_the_index_its_only_value(string shape, bool cased, string literal, string? only) =>
        Assert.Equal(only, new ExactMatch("text", literal, Enum.Parse<TextShape>(shape), cased).OnlyValue);

    [Theory]
    [InlineData(nameof(Comparison.Equal), "5", true)]
    [InlineData(nameof(Comparison.Equal), "5.0", true)]
    [InlineData(nameof(Comparison.Equal), "4", false)]
    [InlineData(nameof(Comparison.Less), "4.99", true)]
    [InlineData(nameof(Comparison.Less), "5", false)]
    [InlineData(nameof(Comparison.Less), "6", false)]
    [InlineData(nameof(Comparison.LessOrEqual), "5", true)]
    [InlineData(nameof(Comparison.LessOrEqual), "5.01", false)]
    [InlineData(nameof(Comparison.Greater), "5.01", true)]
    [InlineData(nameof(Comparison.Greater), "5", false)]
    [InlineData(nameof(Comparison.GreaterOrEqual), "5", true)]
    [InlineData(nameof(Comparison.GreaterOrEqual), "4.99", false)]
    [InlineData(nameof(Comparison.GreaterOrEqual), "6 apples", false)]
    [InlineData(nameof(Comparison.GreaterOrEqual), "", false)]
    public void Compares_numbers(string comparison, string value, bool expected) =>
        Assert.Equal(expected, new NumberMatch("5", Enum.Parse<Comparison>(comparison), 5).Matches(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(5000)]
    public void Searches_values_of_any_length_by_a_regular_expression(int length)
    {
        var match = RegexMatch.Create("ü$", default).Match!;
        var value = new string('x', length - 2) + "ü";

        Assert.True(match.Matches(Encoding.UTF8.GetBytes(value)));
        Assert.False(match.Matches(Encoding.UTF8.GetBytes(value + "x")));
        Assert.Equal("ü$", match.Text);
    }

    [Theory]
    [InlineData("(?=x)y", "the regular expression (?=x)y uses a lookaround, backreference, atomic group or conditional, or is too large, so that it could hang on an event; it is refused")]
    [InlineData("(", "the regular expression cannot be read: Invalid pattern '(' at offset 1. Not enough )'s.")]
    public void Refuses_a_regular_expression_with_a_reason(string pattern, string reason) =>
        Assert.Equal((null, reason), RegexMatch.Create(pattern, default));

    [Theory]
    [InlineData("a*b*c", "axbxc", true)]
    [InlineData("a*b*c", "abbbcxc", true)]
    [InlineData("a*b*c", "axc", false)]
    [InlineData("a*b", "ab", true)]
    [InlineData("a*?b", "ab", false)]
    [InlineData("a*?b", "axxb", true)]
    [InlineData("?", "é", true)]
    [InlineData("?", "", false)]
    [InlineData("*é", "aÉ", true)]
    [InlineData("é**", "É", true)]
    [InlineData("éa", "Éb", false)]
    [InlineData("é", "éa", false)]
    [InlineData("*é*a", "xéxéa", true)]
    [InlineData("é*[", "É{", false)]
    [InlineData("é`", "É@", false)]
    public void Fits_a_pattern(string pattern, string value, bool expected) =>
        Assert.Equal(expected, new WildcardMatch(pattern, Pattern.Parse(pattern), cased: false).Matches(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData("a*É", "axÉ", true)]
    [InlineData("a*É", "axé", false)]
    [InlineData("a*b", "AxB", false)]
    [InlineData("**a", "a", true)]
    [InlineData("***", "", true)]
    [InlineData("a**b*", "ab", true)]
    public void Fits_a_pattern_by_case(string pattern, string value, bool expected) =>
        Assert.Equal(expected, new WildcardMatch(pattern, Pattern.Parse(pattern), cased: true).Matches(Encoding.UTF8.GetBytes(value)));
}
