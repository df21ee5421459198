using OrleansSec.Detection.Rules.Reading;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>Which modifiers there are, and which go together.</summary>
public sealed class ModifiersTests
{
    [Theory]
    [InlineData("contain", "contains")]
    [InlineData("startwith", "startswith")]
    [InlineData("endwith", "endswith")]
    [InlineData("al", "all")]
    [InlineData("case", "cased")]
    [InlineData("exist", "exists")]
    [InlineData("cider", "cidr")]
    [InlineData("base65", "base64")]
    [InlineData("base64offsett", "base64offset")]
    [InlineData("utf-16", "utf16")]
    [InlineData("utf16le_", "utf16le")]
    [InlineData("utf16be_", "utf16be")]
    [InlineData("wyde", "wide")]
    [InlineData("windashh", "windash")]
    [InlineData("fieldreff", "fieldref")]
    [InlineData("expnd", "expand")]
    [InlineData("minutes", "minute")]
    [InlineData("hours", "hour")]
    [InlineData("days", "day")]
    [InlineData("weeks", "week")]
    [InlineData("months", "month")]
    [InlineData("years", "year")]
    [InlineData("ltee", "lte")]
    [InlineData("gtee", "gte")]
    [InlineData("nneq", "neq")]
    public void Suggests_the_modifier_that_is_meant(string name, string meant) =>
        Assert.Equal($"the modifier {name} is not known; did you mean {meant}?", Reason(name));

    [Theory]
    [InlineData("contains|startswith", "the modifier startswith does not go with another of contains, startswith and endswith")]
    [InlineData("endswith|contains", "the modifier contains does not go with another of contains, startswith and endswith")]
    [InlineData("i", "the modifier i goes only behind re")]
    [InlineData("m", "the modifier m goes only behind re")]
    [InlineData("s|re", "the modifier s goes only behind re")]
    [InlineData("re|cidr", "the modifier cidr does not go with regex values")]
    [InlineData("cidr|re", "the modifier re does not go with network values")]
    [InlineData("lt|gt", "the modifier gt does not go with number values")]
    [InlineData("lte|hour", "the modifier hour does not go with number values")]
    [InlineData("hour|day", "the modifier day does not go with timepart values")]
    [InlineData("exists|fieldref", "the modifier fieldref does not go with existence values")]
    [InlineData("fieldref|exists", "the modifier exists does not go with field values")]
    [InlineData("expand", "the modifier expand needs placeholders, which are not supported: write the values out")]
    [InlineData("re|contains", "contains, startswith, endswith and cased go only with texts and fieldref")]
    [InlineData("cidr|cased", "contains, startswith, endswith and cased go only with texts and fieldref")]
    [InlineData("lt|startswith", "contains, startswith, endswith and cased go only with texts and fieldref")]
    [InlineData("exists|cased", "contains, startswith, endswith and cased go only with texts and fieldref")]
    [InlineData("re|base64", "the modifier base64 goes only with texts")]
    [InlineData("fieldref|wide", "the modifier wide goes only with texts")]
    [InlineData("exists|all", "the modifier exists takes one boolean and no other modifier")]
    [InlineData("exists|neq", "the modifier exists takes one boolean and no other modifier")]
    public void Refuses_what_does_not_go_together(string names, string reason) => Assert.Equal(reason, Reason(names.Split('|')));

    [Theory]
    [InlineData("contains|all|cased|neq")]
    [InlineData("re|i|m|s|all|neq")]
    [InlineData("fieldref|endswith|cased|neq")]
    [InlineData("cidr|neq|all")]
    [InlineData("hour|gte|neq")]
    [InlineData("wide|base64offset|contains|cased")]
    [InlineData("windash|contains|all")]
    [InlineData("exists")]
    public void Takes_what_goes_together(string names)
    {
        Assert.Null(Reason(names.Split('|')));
        Assert.NotNull(Modifiers.Parse(names.Split('|')).Modifiers);
    }

    private static string? Reason(params string[] names) => Modifiers.Parse(names).Reason;
}
