using OrleansSec.Contracts.Events;
using Xunit;

namespace OrleansSec.Detection.Tests.Rules.Matching;

/// <summary>Which fields prove that a rule matched.</summary>
public sealed class PredicateTests
{
    [Theory]
    [InlineData("eventName: a", """{"eventName":["x","A","a"]}""", "eventName=A")]
    [InlineData("eventName|contains|all: [a, b]", """{"eventName":["xa","xb"]}""", "eventName=xa eventName=xb")]
    [InlineData("eventName: [a, b]", """{"eventName":["b","a"]}""", "eventName=b")]
    [InlineData("eventName: a\nerrorCode: b", """{"eventName":"a","errorCode":"b"}""", "eventName=a errorCode=b")]
    [InlineData("- eventName: a\n- errorCode: b", """{"eventName":"a","errorCode":"b"}""", "eventName=a errorCode=b")]
    [InlineData("- eventName: a\n- errorCode: b", """{"eventName":"x","errorCode":"b"}""", "errorCode=b")]
    [InlineData("eventName|neq: a\nerrorCode: b", """{"eventName":"x","errorCode":"b"}""", "errorCode=b")]
    [InlineData("errorCode: null", "{}", "errorCode=(absent)")]
    [InlineData("errorCode: null", """{"errorCode":null}""", "errorCode=null")]
    [InlineData("errorCode|exists: true", """{"errorCode":"x"}""", "errorCode=x")]
    [InlineData("errorCode|exists: true", """{"errorCode":["x","y"]}""", "errorCode=x")]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":["x","A","a"],"errorCode":[null,"a"]}""", "eventName=A")]
    [InlineData("- needle", """{"b":"hay","a":["needle 1","needle 2"]}""", "(keyword)=needle^1")]
    [InlineData("- \"say \\\"x\\\"\"", """{"a":"say \"x\""}""", "(keyword)=say^\"x\"")]
    public void Are_those_that_hold(string selection, string json, string proof) => Assert.Equal(
        proof.Split(' ').Select(p => new FieldMatch(p.Split('=')[0], p.Split('=')[1].Replace('^', ' '))),
        Assert.Single(Sigma.Hits(Sigma.Selecting(selection), json)).Matches);

    [Theory]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":null,"errorCode":null}""", false)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":"null","errorCode":null}""", false)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":null,"errorCode":"null"}""", false)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":["a","b"],"errorCode":["c","b"]}""", true)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":"a"}""", false)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":"","errorCode":null}""", false)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":null,"errorCode":""}""", false)]
    [InlineData("eventName|fieldref: errorCode", """{"eventName":"","errorCode":""}""", true)]
    [InlineData("errorCode: null", """{"errorCode":["a",null]}""", true)]
    [InlineData("errorCode: null", """{"errorCode":["a","b"]}""", false)]
    [InlineData("eventName: '*'", """{"eventName":[null,"b"]}""", true)]
    [InlineData("eventName: 'null'", """{"eventName":null}""", false)]
    public void Tell_null_from_every_text(string selection, string json, bool expected) =>
        Assert.Equal(expected, Sigma.Matches(selection, json));

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(3000)]
    public void Find_a_keyword_in_escaped_strings_of_any_length(int length)
    {
        var escaped = @"\""needle".PadLeft(length, 'x');

        Assert.True(Sigma.Matches("- '\"needle'", $$"""{"a":"{{escaped}}"}"""));
        Assert.False(Sigma.Matches("- '\"needles'", $$"""{"a":"{{escaped}}"}"""));
        Assert.True(Sigma.Matches("'|startswith': x", $$"""{"a":"{{escaped}}"}"""));
        Assert.False(Sigma.Matches("'|startswith': xx\"", $$"""{"a":"{{escaped}}"}"""));
        Assert.True(Sigma.Matches("'|startswith': 'y\"'", $$"""{"a":"y\"{{escaped}}"}"""));
    }
}
