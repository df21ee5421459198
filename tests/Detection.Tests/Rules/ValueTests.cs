using Xunit;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>Absent, null, empty and several values, JSON types, and references between fields.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("errorCode: null", "{}", true)]
    [InlineData("errorCode: null", """{"errorCode":null}""", true)]
    [InlineData("errorCode: null", """{"errorCode":""}""", false)]
    [InlineData("errorCode: ''", """{"errorCode":""}""", true)]
    [InlineData("errorCode: ''", """{"errorCode":null}""", false)]
    [InlineData("errorCode: ''", "{}", false)]
    [InlineData("errorCode: '*'", """{"errorCode":null}""", false)]
    [InlineData("errorCode: [null, x]", """{"errorCode":"x"}""", true)]
    [InlineData("errorCode: [null, x]", "{}", true)]
    [InlineData("errorCode: [null, x]", """{"errorCode":"y"}""", false)]
    [InlineData("errorCode|exists: true", """{"errorCode":null}""", true)]
    [InlineData("errorCode|exists: true", "{}", false)]
    [InlineData("errorCode|exists: false", "{}", true)]
    [InlineData("errorCode|neq: null", "{}", false)]
    [InlineData("errorCode|neq: x", "{}", true)]
    public void Tells_absent_null_and_empty_apart(string selection, string json, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, json));

    [Theory]
    [InlineData("readOnly: true", """{"readOnly":true}""", true)]
    [InlineData("readOnly: true", """{"readOnly":"true"}""", true)]
    [InlineData("readOnly: 'True'", """{"readOnly":true}""", true)]
    [InlineData("readOnly: false", """{"readOnly":true}""", false)]
    [InlineData("requestParameters.port: 22", """{"requestParameters":{"port":22}}""", true)]
    [InlineData("requestParameters.port: 22", """{"requestParameters":{"port":"22"}}""", true)]
    [InlineData("requestParameters.port: 22", """{"requestParameters":{"port":220}}""", false)]
    [InlineData("additionalEventData.MFAUsed: No", """{"additionalEventData":{"MFAUsed":"No"}}""", true)]
    [InlineData("requestParameters|contains: '\"a\":1'", """{"requestParameters":{"a":1}}""", true)]
    public void Compares_by_the_text_of_the_value(string selection, string json, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, json));

    [Theory]
    [InlineData("resources.ARN|endswith: b", true)]
    [InlineData("resources.ARN|endswith: c", false)]
    [InlineData("resources.ARN|endswith|all: [a, b]", true)]
    [InlineData("resources.ARN|fieldref: eventName", true)]
    public void Lets_any_value_of_an_array_match(string selection, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, """{"eventName":"X:B","resources":[{"ARN":"x:a"},{"ARN":"x:b"}]}"""));

    [Theory]
    [InlineData("userIdentity.arn|fieldref: requestParameters.arn", true)]
    [InlineData("userIdentity.arn|fieldref|cased: requestParameters.arn", false)]
    [InlineData("userIdentity.arn|fieldref|endswith: eventName", true)]
    [InlineData("userIdentity.arn|fieldref|contains: eventSource", true)]
    [InlineData("userIdentity.arn|fieldref|startswith: eventName", false)]
    [InlineData("userIdentity.arn|fieldref: errorCode", false)]
    [InlineData("userIdentity.arn|fieldref|neq: errorCode", true)]
    public void Compares_a_field_with_another(string selection, bool expected)
    {
        const string Json = """
            {"userIdentity":{"arn":"aws:Ünser/Ana"},"requestParameters":{"arn":"AWS:ünser/ana"},"eventName":"ANA","eventSource":"ünser"}
            """;

        Assert.Equal(expected, Sigma.Matches(selection, Json));
    }

    [Theory]
    [InlineData("eventName: A\nerrorCode: B", """{"eventName":"A","errorCode":"B"}""", true)]
    [InlineData("eventName: A\nerrorCode: B", """{"eventName":"A"}""", false)]
    [InlineData("- eventName: A\n- errorCode: B", """{"errorCode":"B"}""", true)]
    [InlineData("- eventName: A\n  errorCode: B\n- readOnly: true", """{"eventName":"A"}""", false)]
    [InlineData("- eventName: A\n- needle", """{"requestParameters":{"x":["a needle in hay"]}}""", true)]
    public void Reads_a_map_as_and_and_a_list_as_or(string selection, string json, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, json));

    [Theory]
    [InlineData("- needle\n- pin", """{"a":{"b":["x","A Needle"]}}""", true)]
    [InlineData("- needle", """{"needle":"x"}""", false)]
    [InlineData("- ne*le", """{"a":"a needle"}""", true)]
    [InlineData("- 'say \"hi\"'", """{"a":"they say \"hi\""}""", true)]
    [InlineData("- 4711", """{"a":"no. 4711"}""", true)]
    [InlineData("'|all': [one, two]", """{"a":"one","b":"two"}""", true)]
    [InlineData("'|all': [one, two]", """{"a":"one"}""", false)]
    [InlineData("'|re': '^on.$'", """{"a":"one"}""", true)]
    [InlineData("'|startswith': on", """{"a":"one"}""", true)]
    [InlineData("'|cased': One", """{"a":"one"}""", false)]
    public void Looks_for_keywords_in_every_string_of_the_record(string selection, string json, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, json));

    [Fact]
    public void Finds_a_keyword_in_a_long_escaped_string()
    {
        var json = $$"""{"a":"{{new string('x', 5000)}}\"needle"}""";

        Assert.True(Sigma.Matches("- needle", json));
    }
}
