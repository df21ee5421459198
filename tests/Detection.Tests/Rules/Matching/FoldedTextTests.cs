using System.Text;
using OrleansSec.Detection.Rules.Matching;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>Two texts of an event beside each other.</summary>
public sealed class FoldedTextTests
{
    [Theory]
    [InlineData(nameof(TextShape.Whole), "Über", "üBER", true)]
    [InlineData(nameof(TextShape.Whole), "Über", "üBE", false)]
    [InlineData(nameof(TextShape.Whole), "Übe", "über", false)]
    [InlineData(nameof(TextShape.Whole), "", "", true)]
    [InlineData(nameof(TextShape.Start), "Über", "üb", true)]
    [InlineData(nameof(TextShape.Start), "Über", "b", false)]
    [InlineData(nameof(TextShape.Start), "Über", "", true)]
    [InlineData(nameof(TextShape.End), "Überü", "RÜ", true)]
    [InlineData(nameof(TextShape.End), "Überü", "Ü", true)]
    [InlineData(nameof(TextShape.End), "Überü", "er", false)]
    [InlineData(nameof(TextShape.End), "er", "über", false)]
    [InlineData(nameof(TextShape.End), "Über", "", true)]
    [InlineData(nameof(TextShape.End), "", "", true)]
    [InlineData(nameof(TextShape.End), "ab", "B", true)]
    [InlineData(nameof(TextShape.Anywhere), "ab", "B", true)]
    [InlineData(nameof(TextShape.Anywhere), "xÜbery", "über", true)]
    [InlineData(nameof(TextShape.Anywhere), "xÜbe", "über", false)]
    [InlineData(nameof(TextShape.Anywhere), "ababc", "abc", true)]
    [InlineData(nameof(TextShape.Anywhere), "", "", true)]
    [InlineData(nameof(TextShape.Anywhere), "", "a", false)]
    public void Compare_without_case(string shape, string text, string other, bool expected) =>
        Assert.Equal(expected, Compare(text, other, shape, cased: false));

    [Theory]
    [InlineData(nameof(TextShape.Whole), "Über", "über", false)]
    [InlineData(nameof(TextShape.Whole), "Über", "Über", true)]
    [InlineData(nameof(TextShape.Anywhere), "xÜber", "Über", true)]
    [InlineData(nameof(TextShape.Anywhere), "xÜber", "über", false)]
    public void Compare_by_case_if_asked(string shape, string text, string other, bool expected) =>
        Assert.Equal(expected, Compare(text, other, shape, cased: true));

    private static bool Compare(string text, string other, string shape, bool cased) =>
        FoldedText.Compare(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(other), Enum.Parse<TextShape>(shape), cased);
}
