using System.Text.Json.Nodes;
using OrleansSec.Detection.Rules.Reading;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>The JSON that YAML stands for.</summary>
public sealed class YamlJsonTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("1e3", "1e3")]
    [InlineData("0", "0")]
    [InlineData("01", "\"01\"")]
    [InlineData("1.", "\"1.\"")]
    [InlineData("+1", "\"\\u002B1\"")]
    [InlineData("0x1f", "\"0x1f\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("~", "null")]
    [InlineData("'~'", "\"~\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("", "null")]
    [InlineData("[1, {b: c}, null]", "[1,{\"b\":\"c\"},null]")]
    [InlineData("{b: {c: []}}", "{\"b\":{\"c\":[]}}")]
    public void Keeps_plain_numbers_booleans_and_nulls_and_takes_all_else_for_text(string yaml, string json) =>
        Assert.Equal($"{{\"a\":{json}}}", Json($"a: {yaml}").ToJsonString());

    [Theory]
    [InlineData("a: 1", "b: 2", """{"a":1,"b":2}""")]
    [InlineData("a: 1", "a: 2", """{"a":2}""")]
    [InlineData("a: 1", "a: null", "{}")]
    [InlineData("b: 1", "a: null", """{"b":1,"a":null}""")]
    [InlineData("a: {b: 1, c: 2}", "a: {c: 3, d: 4}", """{"a":{"b":1,"c":3,"d":4}}""")]
    [InlineData("a: {b: 1}", "a: text", """{"a":"text"}""")]
    [InlineData("a: text", "a: {b: 1}", """{"a":{"b":1}}""")]
    [InlineData("a: [1, 2]", "a: [3]", """{"a":[3]}""")]
    public void Puts_members_over_others(string under, string over, string merged)
    {
        var json = Json(under);

        YamlJson.Merge(json, Json(over));

        Assert.Equal(merged, json.ToJsonString());
    }

    private static JsonObject Json(string yaml) => YamlJson.Object((YamlMappingNode)Yaml.Documents(yaml, new Problems("r.yml"))[0]);
}
