using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>The search under a selection's name.</summary>
public sealed class SelectionReaderTests
{
    [Theory]
    [InlineData("{}", "the selection is empty")]
    [InlineData("[]", "the list is empty")]
    [InlineData("{eventName: []}", "the list of eventName is empty")]
    [InlineData("{eventName|contains: []}", "the list of eventName|contains is empty")]
    [InlineData("{eventName: {x: y}}", "a text, a number or a map is expected here")]
    [InlineData("{eventName: [x, [y]]}", "a text, a number or a map is expected here")]
    [InlineData("{[eventName]: x}", "a text, a number or a map is expected here")]
    [InlineData("[[x]]", "a text, a number or a map is expected here")]
    [InlineData("{eventName|containz: x}", "eventName|containz: the modifier containz is not known; did you mean contains?")]
    [InlineData("{eventName|contains: null}", "eventName|contains does not take null")]
    [InlineData("{eventName|base64: null}", "eventName|base64 does not take null")]
    [InlineData("{eventName|exists: null}", "eventName|exists does not take null")]
    [InlineData("{eventName|re: null}", "eventName|re does not take null")]
    [InlineData("{eventName|exists: maybe}", "eventName|exists takes true or false")]
    [InlineData("{eventName|exists: 'true'}", "eventName|exists takes true or false")]
    [InlineData("{eventName|gt: many}", "eventName|gt: many is not a number")]
    [InlineData("{eventName|gt: .inf}", "eventName|gt: .inf is not a number")]
    [InlineData("{eventName|gt: 1e999}", "eventName|gt: 1e999 is not a number")]
    [InlineData("{eventName|cidr: here}", "eventName|cidr: here is not a network such as 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("{'|exists': true}", "exists and fieldref need a field")]
    [InlineData("{'|fieldref': eventName}", "exists and fieldref need a field")]
    [InlineData("{'|re': '('}", "keyword: the regular expression cannot be read: ")]
    [InlineData("{'': [null]}", "a keyword must be a text or a number")]
    [InlineData("null", "a keyword must be a text or a number")]
    [InlineData("{event..name: x}", "the field event..name is too long or deep, or has an empty step")]
    [InlineData("{.eventName: x}", "the field .eventName is too long or deep, or has an empty step")]
    [InlineData("{eventName|fieldref: eventName.}", "the field eventName. is too long or deep, or has an empty step")]
    public void Says_what_is_wrong_with_it(string search, string message)
    {
        var problem = Assert.Single(Sigma.Problems($"a: {search}\ncondition: a"), p => p.IsError);

        Assert.Equal(5, problem.Line);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.True(message.EndsWith(": ", StringComparison.Ordinal) || problem.Message == message);
    }

    [Fact]
    public void Names_every_problem_of_a_selection()
    {
        var problems = Sigma.Problems("""
            a:
              eventName|gt: [many, few]
              eventSource|containz: x
              errorCode: []
            b:
              - {}
              - [x]
            condition: a or b
            """);

        Assert.Equal([6, 6, 7, 8, 10, 11], problems.Select(p => p.Line));
    }

    [Fact]
    public void Names_problems_of_one_line_from_left_to_right() => Assert.Equal(
        ["eventName|gt: many is not a number", "the list of errorCode is empty", "eventSource|gt: few is not a number"],
        Sigma.Problems("a: {eventName|gt: many, errorCode: [], eventSource|gt: few}\ncondition: a").Select(p => p.Message));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Reads_paths_of_up_to_256_characters(int length, bool isRead)
    {
        var path = "requestParameters." + new string('x', length - "requestParameters.".Length);

        Assert.Equal(isRead, Sigma.Problems($"a: {{{path}: x}}\ncondition: a").Count == 0);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Reads_paths_of_as_many_steps_as_records_may_nest(int steps, bool isRead)
    {
        var path = "requestParameters" + string.Concat(Enumerable.Repeat(".x", steps - 1));

        Assert.Equal(isRead, Sigma.Problems($"a: {{{path}: x}}\ncondition: a").Count == 0);
    }

    [Theory]
    [InlineData("eventName: [a, b]\nerrorCode: null", "eventName: a or b and errorCode: null")]
    [InlineData("eventName: [a, null, b]", "(eventName: a or b or eventName: null)")]
    [InlineData("eventName: [null, null]", "(eventName: null or eventName: null)")]
    [InlineData("eventName|contains|all: [a, b]", "eventName|contains|all: a and eventName|contains|all: b")]
    [InlineData("eventName|neq: [a, b]", "not eventName|neq: a or b")]
    [InlineData("eventName|exists: true", "eventName|exists: true")]
    [InlineData("eventName|exists: false", "not eventName|exists: true")]
    [InlineData("eventName|fieldref: errorCode", "eventName|fieldref: errorCode")]
    [InlineData("- a\n- b", "(anywhere: a or anywhere: b)")]
    [InlineData("'': [a, b]", "anywhere: a or b")]
    [InlineData("'|all': [a, b]", "anywhere: a and anywhere: b")]
    [InlineData("'|neq': a", "not anywhere: a")]
    [InlineData("- eventName: a\n- errorCode: b\n  eventSource: c", "(eventName: a or errorCode: b and eventSource: c)")]
    public void Means_what_its_words_say(string selection, string words) =>
        Assert.Equal(words, Sigma.Selecting(selection).Condition.Text);

    [Theory]
    [InlineData("'': oneness", """{"a":"lonely one"}""", false)]
    [InlineData("'': one", """{"a":"lonely one"}""", true)]
    [InlineData("'|startswith': one", """{"a":"lonely one"}""", false)]
    [InlineData("'|endswith': one", """{"a":"lonely one"}""", true)]
    [InlineData("'|gte': 5", """{"a":"6"}""", true)]
    [InlineData("'|cidr': 10.0.0.0/8", """{"a":["10.1.2.3"]}""", true)]
    [InlineData("'|neq': one", """{"a":"two"}""", true)]
    [InlineData("'|neq': one", """{"a":"one"}""", false)]
    [InlineData("'|all|neq': [one, two]", """{"a":"one"}""", true)]
    [InlineData("'|all|neq': [one, two]", """{"a":"one two"}""", false)]
    public void Looks_for_keywords_as_the_modifiers_say(string selection, string json, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, json));

    [Fact]
    public void Doubts_the_fields_that_it_is_compared_with() => Assert.Equal(
        "r.yml:6: warning: CloudTrail records have no field evntName, so that evntName never has a value; did you mean eventName?",
        Assert.Single(Detection.Rules.RuleReader.Read("r.yml", Sigma.Text("a:\n  eventName|fieldref: evntName\ncondition: a")).Problems).ToString());
}
