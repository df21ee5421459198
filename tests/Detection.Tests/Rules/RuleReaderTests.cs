using OrleansSec.Contracts.Alerts;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>A rule file becomes a rule, or all of its problems with their lines.</summary>
public sealed class RuleReaderTests
{
    private const string Whole = """
        title: A key is made
        id: 0b7a3d7e-1c0e-4c55-8a55-0e9c3d6d1f10
        status: stable
        description: Says what it is for.
        references:
          - https://docs.aws.amazon.com/x
        author: somebody
        date: 2024-01-02
        tags:
          - attack.persistence
          - attack.t1098.001
          - attack.T1136
          - cve.2024-1
        logsource:
          product: aws
          service: cloudtrail
        detection:
          selection:
            eventName: CreateAccessKey
            userIdentity.type|fieldref: requestParameters.type
          filter:
            eventName: GetX
          condition: selection and not filter
        falsepositives: New staff
        level: critical
        """;

    [Fact]
    public void Reads_everything_that_a_rule_says()
    {
        var reading = RuleReader.Read("rules/key_made.yml", Whole);

        Assert.Empty(reading.Problems);
        var rule = reading.Rule!;
        Assert.Equal("key_made", rule.Name);
        Assert.Equal("A key is made", rule.Title);
        Assert.Equal("0b7a3d7e-1c0e-4c55-8a55-0e9c3d6d1f10", rule.Id);
        Assert.Equal("stable", rule.Status);
        Assert.Equal("Says what it is for.", rule.Description);
        Assert.Equal(["https://docs.aws.amazon.com/x"], rule.References);
        Assert.Equal(["T1098.001", "T1136"], rule.Techniques);
        Assert.Equal(["New staff"], rule.FalsePositives);
        Assert.Equal(Severity.Critical, rule.Level);
        Assert.Equal(LogSource.CloudTrail, rule.LogSource);
        Assert.Equal(["eventName", "userIdentity.type", "requestParameters.type"], rule.Fields);
    }

    [Theory]
    [InlineData("a: {eventName|containz: x}", "6: error: eventName|containz: the modifier containz is not known; did you mean contains?")]
    [InlineData("a: {eventName|expand: '%x%'}", "the modifier expand needs placeholders, which are not supported")]
    [InlineData("a: {eventName|contains|startswith: x}", "does not go with another of contains")]
    [InlineData("a: {eventName|re|cidr: x}", "the modifier cidr does not go with regex values")]
    [InlineData("a: {eventName|i: x}", "the modifier i goes only behind re")]
    [InlineData("a: {eventName|re|contains: x}", "go only with texts and fieldref")]
    [InlineData("a: {eventName|cidr|base64: x}", "the modifier base64 goes only with texts")]
    [InlineData("a: {eventName|wide: x}", "go only in front of base64")]
    [InlineData("a: {eventName|base64: 'x*'}", "does not take wildcards")]
    [InlineData("a: {eventName|windash: '-a -b -c -d -e'}", "takes at most four dashes")]
    [InlineData("a: {eventName|windash|base64: '-a'}", "does not go behind windash")]
    [InlineData("a: {eventName|re: '(?=x)y'}", "uses a lookaround")]
    [InlineData("a: {eventName|re: '(a)\\1'}", "uses a lookaround, backreference")]
    [InlineData("a: {eventName|re: '((a|b){1,900}){1,900}'}", "is too large")]
    [InlineData("a: {eventName|re: '('}", "the regular expression cannot be read")]
    [InlineData("a: {eventName|cidr: 10.0.0.0/33}", "10.0.0.0/33 is not a network")]
    [InlineData("a: {eventName|gt: many}", "many is not a number")]
    [InlineData("a: {eventName|exists: maybe}", "takes true or false")]
    [InlineData("a: {eventName|contains: null}", "does not take null")]
    [InlineData("a: {eventName: []}", "the list of eventName is empty")]
    [InlineData("a: {eventName: {x: y}}", "a text, a number or a map is expected here")]
    [InlineData("a: {}", "the selection is empty")]
    [InlineData("a: []", "the list is empty")]
    [InlineData("a: [[x]]", "a text, a number or a map is expected here")]
    [InlineData("a: {event..name: x}", "has an empty step")]
    [InlineData("a: {'|exists': true}", "exists and fieldref need a field")]
    [InlineData("a: {eventName: x, eventName: y}", "this is not valid YAML")]
    [InlineData("a: &x {eventName: y}\nb: *x", "YAML aliases are refused")]
    [InlineData("timeframe: 5m\na: {eventName: x}", "timeframe is obsolete Sigma and is refused")]
    public void Refuses_by_name(string detection, string message)
    {
        var reading = RuleReader.Read("r.yml", Sigma.Text($"x: {{eventName: x}}\n{detection}\ncondition: 1 of them"));

        Assert.Null(reading.Rule);
        Assert.Contains(reading.Problems, p => p.IsError && p.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_all_problems_at_once()
    {
        var reading = RuleReader.Read("r.yml", """
            level: huge
            detection:
              a:
                eventName|containz: x
                eventSource|re: (
              condition: a and b
            """);

        Assert.Null(reading.Rule);
        Assert.Equal([1, 1, 1, 4, 5, 6], reading.Problems.Where(p => p.IsError).Select(p => p.Line));
    }

    [Theory]
    [InlineData("Status: x", "CloudTrail records have no field Status")]
    [InlineData("eventname: x", "did you mean eventName?")]
    [InlineData("userIdentity.usrName: x", "did you mean userName?")]
    public void Warns_of_fields_that_records_do_not_have(string selection, string message)
    {
        var reading = RuleReader.Read("r.yml", Sigma.Text($"a: {{{selection}}}\ncondition: a"));

        Assert.NotNull(reading.Rule);
        Assert.Contains(message, Assert.Single(reading.Problems, p => !p.IsError).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_doubt_the_fields_of_other_logs()
    {
        var reading = RuleReader.Read("r.yml", Sigma.Text("a: {CommandLine|contains: x}\ncondition: a", "other"));

        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Reads_every_document_of_a_file_under_its_own_name()
    {
        var text = $"{Sigma.Text("a: {eventName: x}\ncondition: a")}---\n{Sigma.Text("a: {eventName: y}\ncondition: a")}";

        var reading = RuleReader.Read("two.yml", text);

        Assert.Equal(["two", "two_2"], reading.Rules.Select(r => r.Name));
    }

    [Theory]
    [InlineData("correlation: {type: event_count}", "the correlation names no rules", true)]
    [InlineData("action: global", "action (global, repeat, reset) is obsolete", true)]
    [InlineData("filter: {rules: any}", "Sigma filter documents are not supported", false)]
    [InlineData("- a", "a rule is a map", true)]
    [InlineData("a: [", "this is not valid YAML", true)]
    [InlineData("", "the file holds no rule", true)]
    [InlineData("title: x", "the rule has no detection", true)]
    public void Says_why_a_document_is_no_rule(string text, string message, bool isError)
    {
        var reading = RuleReader.Read("r.yml", text);

        Assert.Null(reading.Rule);
        Assert.Contains(reading.Problems, p => p.IsError == isError && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('(')]
    public void Survives_endless_nesting(char bracket)
    {
        var text = Sigma.Text($"a: {new string(bracket, 100_000)}\ncondition: {new string('(', 5000)}");

        Assert.Null(RuleReader.Read("r.yml", text).Rule);
    }

    [Fact]
    public void Survives_any_cut_or_changed_character()
    {
        const string Odd = "\0\t:-[]{}&*!|>'\"%@`#?,\n~\uD800é";
        for (var at = 0; at < Whole.Length; at++)
        {
            Assert.NotNull(RuleReader.Read("r.yml", Whole[..at]));
            Assert.NotNull(RuleReader.Read("r.yml", $"{Whole[..at]}{Odd[at % Odd.Length]}{Whole[(at + 1)..]}"));
        }
    }

    [Fact]
    public void Reads_a_rule_and_its_correlation_from_one_file()
    {
        var correlation = "title: Many\nlevel: high\ncorrelation: {type: event_count, rules: [two], group-by: [userIdentity.arn], timespan: 5m, condition: {gte: 3}}\n";

        var reading = RuleReader.Read("two.yml", $"{Sigma.Text("a: {eventName: x}\ncondition: a")}---\n{correlation}");

        Assert.Empty(reading.Problems);
        Assert.Equal(("two", "two_2"), (Assert.Single(reading.Rules).Name, Assert.Single(reading.Correlations).Name));
    }

    [Fact]
    public void Says_at_the_first_character_that_a_file_is_empty() =>
        Assert.Equal(new RuleProblem("r.yml", 1, 1, "the file holds no rule", true), Assert.Single(RuleReader.Read("r.yml", "# nothing").Problems));
}
