using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>Why a rule matches an event or does not.</summary>
public sealed class RuleExplainerTests
{
    [Theory]
    [InlineData("eventName: [a, b]", """{"eventName":"c"}""", "asked eventName: a or b; eventName is c")]
    [InlineData("eventName: a", "{}", "asked eventName: a; eventName is absent")]
    [InlineData("eventName: a", """{"eventName":[null,"b","c"]}""", "asked eventName: a; eventName is null | b | c")]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":"b"}""", "asked eventName|fieldref: errorCode; eventName is b, errorCode is absent")]
    [InlineData("eventName|fieldref: eventName\nerrorCode: x", """{"errorCode":"x"}""", "asked eventName|fieldref: eventName; eventName is absent")]
    [InlineData("- needle", """{"eventName":"b"}""", "asked anywhere: needle; no string of the record is so")]
    [InlineData("errorCode|exists: true", "{}", "asked errorCode|exists: true; errorCode is absent")]
    [InlineData("errorCode|neq: a", """{"errorCode":"a"}""", "asked not errorCode|neq: a; errorCode is a")]
    [InlineData("eventName: a\nerrorCode: b", """{"eventName":"a","errorCode":"c"}""", "asked errorCode: b; errorCode is c")]
    [InlineData("- eventName: a\n- errorCode: b", """{"errorCode":"c"}""", "asked eventName: a; eventName is absent^asked errorCode: b; errorCode is c")]
    public void Names_what_was_asked_and_what_was_found(string selection, string json, string facts)
    {
        var explanation = Explain(Sigma.Selecting(selection), json);

        var only = Assert.Single(explanation.Selections);
        Assert.False(explanation.IsMatch);
        Assert.False(only.IsMatch);
        Assert.Equal(facts.Split('^'), only.Facts);
    }

    [Fact]
    public void Names_the_fields_that_hold_and_says_so_of_each_selection()
    {
        var rule = Sigma.Rule("one: {eventName: a}\ntwo: {errorCode: b}\ncondition: one or two");

        var explanation = Explain(rule, """{"eventName":"A"}""");

        Assert.Equal(
            ["a_rule matches", "  one: holds", "    eventName = A", "  two: does not hold", "    asked errorCode: b; errorCode is absent"],
            explanation.Lines());
    }

    [Fact]
    public void Says_no_more_than_sixteen_facts_of_eight_values()
    {
        var rule = Sigma.Selecting(string.Join('\n', Enumerable.Range(0, 20).Select(i => $"requestParameters.f{i}: x")));
        var values = string.Join(',', Enumerable.Range(0, 10).Select(i => $"\"v{i}\""));

        var facts = Explain(rule, $$$"""{"requestParameters":{"f0":[{{{values}}}]}}""").Selections[0].Facts;

        Assert.Equal(16, facts.Count);
        Assert.Equal("asked requestParameters.f0: x; requestParameters.f0 is v0 | v1 | v2 | v3 | v4 | v5 | v6 | v7", facts[0]);
    }

    private static RuleExplanation Explain(SigmaRule rule, string json) => RuleExplainer.Explain(rule, Sigma.Fields(json, rule));
}
