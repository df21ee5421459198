using OrleansSec.Detection.Rules.Matching;
using OrleansSec.Detection.Rules.Reading;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>The forms in which a text may stand in an event.</summary>
public sealed class TextEncodingsTests
{
    [Theory]
    [InlineData("-a", "-a|/a|–a|—a|―a")]
    [InlineData("/a", "-a|/a|–a|—a|―a")]
    [InlineData("a-b", "a-b")]
    [InlineData("_-b", "_-b")]
    [InlineData("a-", "a-")]
    [InlineData("- a", "- a")]
    [InlineData("--a", "--a|-/a|-–a|-—a|-―a")]
    [InlineData("-_", "-_|/_|–_|—_|―_")]
    [InlineData("*-1", "*-1|*/1|*–1|*—1|*―1")]
    [InlineData("-*", "-*")]
    [InlineData("-", "-")]
    public void Writes_each_dash_that_opens_an_option_in_every_way(string text, string forms)
    {
        var found = TextEncodings.Apply(text, ["windash"]).Forms!.Select(f => string.Concat(f.Elements.Select(e => e == Pattern.Many ? "*" : char.ConvertFromUtf32(e))));

        Assert.Equal(forms.Split('|').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Takes_four_dashes_and_no_more()
    {
        Assert.Equal(625, TextEncodings.Apply("-a -b -c -d", ["windash"]).Forms!.Count);
        Assert.Equal(
            (null, "the modifier windash takes at most four dashes in one value"), TextEncodings.Apply("-a -b -c -d -e", ["windash"]));
    }

    [Theory]
    [InlineData("Zm9v", "foo", "base64")]
    [InlineData("ZgBvAG8A", "foo", "wide", "base64")]
    [InlineData("ZgBvAG8A", "foo", "utf16le", "base64")]
    [InlineData("AGYAbwBv", "foo", "utf16be", "base64")]
    [InlineData("//5mAG8AbwA=", "foo", "utf16", "base64")]
    [InlineData("Wm05dg==", "foo", "base64", "base64")]
    [InlineData("Kg==", @"\*", "base64")]
    public void Encodes_in_the_order_of_the_modifiers(string form, string text, params string[] encodings) =>
        Assert.Equal(form, Assert.Single(TextEncodings.Apply(text, encodings).Forms!).Literal());

    [Theory]
    [InlineData("foo", "Zm9v Zvb mb2")]
    [InlineData("fooo", "Zm9vb Zvb2 mb29v")]
    [InlineData("foooo", "Zm9vb2 Zvb29v mb29vb")]
    public void Cuts_off_what_mixes_with_the_neighbours(string text, string forms) =>
        Assert.Equal(forms.Split(' '), TextEncodings.Apply(text, ["base64offset"]).Forms!.Select(f => f.Literal()));

    [Theory]
    [InlineData("a*", "the modifier base64 does not take wildcards: escape them with a backslash", "base64")]
    [InlineData("a?", "the modifier utf16 does not take wildcards: escape them with a backslash", "utf16", "base64")]
    [InlineData("-a", "the modifier base64 does not go behind windash or base64offset", "windash", "base64")]
    [InlineData("a", "the modifier wide does not go behind windash or base64offset", "base64offset", "wide")]
    [InlineData("a", "the modifiers utf16, utf16le, utf16be and wide go only in front of base64 or base64offset", "wide")]
    [InlineData("a", "the modifiers utf16, utf16le, utf16be and wide go only in front of base64 or base64offset", "base64", "utf16")]
    public void Refuses_what_has_no_form(string text, string reason, params string[] encodings) =>
        Assert.Equal((null, reason), TextEncodings.Apply(text, encodings));
}
