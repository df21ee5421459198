using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>A book of rules meets events.</summary>
public sealed class RuleBookTests
{
    [Fact]
    public void Says_which_fields_made_a_rule_match()
    {
        var rule = Sigma.Rule("""
            selection:
              eventName: [DeleteTrail, StopLogging]
              userIdentity.type|startswith: iam
              errorCode: null
            filter:
              awsRegion: eu-west-1
            condition: selection and not filter
            """);

        var hit = Assert.Single(Sigma.Hits(rule, """
            {"eventName":"stoplogging","userIdentity":{"type":"IAMUser"},"awsRegion":"us-east-1"}
            """));

        Assert.Same(rule.Summary, hit.Rule);
        Assert.Equal(
            [new("eventName", "stoplogging"), new("userIdentity.type", "IAMUser"), new FieldMatch("errorCode", "(absent)")],
            hit.Matches);
    }

    [Fact]
    public void Bounds_what_it_keeps_of_an_event()
    {
        var fields = Enumerable.Range(0, 20).Select(i => $"requestParameters.f{i}").ToArray();
        var rule = Sigma.Selecting(string.Join('\n', fields.Select(f => $"{f}: '*'")));
        var members = string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"f{i}\":\"{new string('é', 5000)}\""));

        var hit = Assert.Single(Sigma.Hits(rule, $"{{\"requestParameters\":{{{members}}}}}"));

        Assert.Equal(8, hit.Matches.Count);
        Assert.All(hit.Matches, m => Assert.Equal(256, m.Value.Length));
    }

    [Fact]
    public void Holds_only_the_rules_for_its_log()
    {
        var rules = new[]
        {
            Sigma.Rule("a: {eventName: x}\ncondition: a"),
            Sigma.Rule("a: {eventName: x}\ncondition: a", service: "guardduty"),
        };

        var book = RuleBook.Compile(rules, FieldLayout.For(rules.SelectMany(r => r.Fields)));

        Assert.Equal(1, book.Count);
    }

    [Theory]
    [InlineData("""{"eventName":"CREATEUSER"}""")]
    [InlineData("""{"eventName":["Other","CreateUser"]}""")]
    [InlineData("""{"eventName":["CreateUser","Other"]}""")]
    [InlineData("""{"eventName":["Other","CreateUser","Another"]}""")]
    [InlineData("""{"eventName":"Create\u0055ser"}""")]
    public void Finds_a_rule_by_an_action_however_it_is_written(string json)
    {
        var rule = Sigma.Selecting("eventName: CreateUser");

        Assert.Single(Sigma.Hits(rule, json));
    }

    [Fact]
    public void Allocates_nothing_for_an_event_that_no_rule_matches()
    {
        var rule = Sigma.Rule("""
            selection:
              - eventName|contains: zzz
              - eventSource|re: 'z{3,5}'
              - sourceIPAddress|cidr: 2001:db8::/32
              - awsRegion: 'ü?z*'
              - requestParameters.a|fieldref|contains: eventName
              - needle
            condition: selection
            """);
        var fields = Sigma.Fields(
            """{"eventName":"CreateUser","eventSource":"iam","sourceIPAddress":"2001:db9::7","awsRegion":"üb","requestParameters":{"a":"b"}}""",
            rule);
        var book = RuleBook.Compile([rule], fields.Layout);
        var hits = new List<RuleHit>();
        book.Match(fields, hits);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            book.Match(fields, hits);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(hits);
    }

    [Fact]
    public void Refuses_a_layout_that_lacks_a_field()
    {
        var rule = Sigma.Selecting("eventName: x");

        var refusal = Assert.Throws<ArgumentException>(() => RuleBook.Compile([rule], FieldLayout.For([])));

        Assert.StartsWith("The layout does not hold the field eventName.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"eventName":"one","eventSource":"x"}""", 1)]
    [InlineData("""{"eventName":"two","eventSource":"x"}""", 1)]
    [InlineData("""{"eventName":"three","eventSource":"x"}""", 0)]
    [InlineData("""{"eventName":"two","eventSource":"y"}""", 0)]
    [InlineData("""{"eventSource":"x"}""", 0)]
    public void Finds_a_rule_by_any_of_the_actions_of_its_alternatives(string json, int hits)
    {
        var rule = Sigma.Rule("a: {eventName: one}\nb: {eventName: two}\nc: {eventSource: x}\ncondition: (a or b) and c");

        Assert.Equal(hits, Sigma.Hits(rule, json).Count);
    }

    [Theory]
    [InlineData("""{"eventName":"one","eventSource":"z"}""", 1)]
    [InlineData("""{"eventName":"z","eventSource":"x"}""", 1)]
    [InlineData("""{"eventName":"z","eventSource":"z"}""", 0)]
    public void Finds_a_rule_that_asks_for_an_action_or_a_source(string json, int hits) =>
        Assert.Equal(hits, Sigma.Hits(Sigma.Rule("a: {eventName: one}\nb: {eventSource: x}\ncondition: a or b"), json).Count);
}
