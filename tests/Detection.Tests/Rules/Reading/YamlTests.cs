using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Tests.Rules.Reading;

/// <summary>YAML as the readers of rules see it.</summary>
public sealed class YamlTests
{
    private readonly Problems _problems = new("r.yml");

    [Theory]
    [InlineData("a: null", true)]
    [InlineData("a: Null", true)]
    [InlineData("a: NULL", true)]
    [InlineData("a: ~", true)]
    [InlineData("a:", true)]
    [InlineData("a: 'null'", false)]
    [InlineData("a: ''", false)]
    [InlineData("a: nULL", false)]
    [InlineData("a: none", false)]
    [InlineData("a: []", false)]
    public void Tells_null_from_the_text(string text, bool isNull) => Assert.Equal(isNull, Yaml.IsNull(Value(text)));

    [Theory]
    [InlineData("a: true", true)]
    [InlineData("a: True", true)]
    [InlineData("a: TRUE", true)]
    [InlineData("a: false", false)]
    [InlineData("a: False", false)]
    [InlineData("a: FALSE", false)]
    [InlineData("a: 'true'", null)]
    [InlineData("a: yes", null)]
    [InlineData("a: [true]", null)]
    public void Tells_booleans_from_texts(string text, bool? expected) => Assert.Equal(expected, Yaml.Boolean(Value(text)));

    [Fact]
    public void Finds_a_value_by_its_key_exactly()
    {
        var map = (YamlMappingNode)Assert.Single(Yaml.Documents("ab: 1\n[x]: 2\na: 3", _problems));

        Assert.Equal("3", ((YamlScalarNode)Yaml.Get(map, "a")!).Value);
        Assert.Null(Yaml.Get(map, "b"));
        Assert.Equal(["ab", "a"], Yaml.Entries(map).Select(e => e.Key.Value));
    }

    [Fact]
    public void Reads_files_of_up_to_a_mebibyte()
    {
        var largest = "a: " + new string('x', (1024 * 1024) - 3);

        Assert.Single(Yaml.Documents(largest, _problems));
        Assert.Empty(_problems.All);
        Assert.Empty(Yaml.Documents(largest + "x", _problems));
        Assert.Equal(new RuleProblem("r.yml", 1, 1, "the file is larger than 1 MiB", true), Assert.Single(_problems.All));
    }

    [Fact]
    public void Nests_thirty_deep_and_no_deeper()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);

        Assert.Single(Yaml.Documents(Nested(30), _problems));
        Assert.Empty(_problems.All);
        Assert.Empty(Yaml.Documents(Nested(31), _problems));
        Assert.Equal("this is not valid YAML: nested too deep for a rule", Assert.Single(_problems.All).Message);
    }

    [Fact]
    public void May_hold_many_lists_side_by_side()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(i => $"k{i}: [[1], {{a: b}}]\n"));

        Assert.Single(Yaml.Documents(text, _problems));
        Assert.Empty(_problems.All);
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x", 2, "this is not valid YAML: YAML aliases are refused: write the value out")]
    [InlineData("a: b\nc: [", 3, "this is not valid YAML: ")]
    [InlineData("%YAML 99999999999999999999.1\n---\na: b", 1, "this is not valid YAML: ")]
    public void Says_where_and_why_a_text_is_none(string text, int line, string message)
    {
        Assert.Empty(Yaml.Documents(text, _problems));

        var problem = Assert.Single(_problems.All);
        Assert.True(problem.IsError);
        Assert.Equal(line, problem.Line);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Message.Length > message.Length || message.EndsWith("out", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Theory]
    [InlineData("a: b\nc: !<> d", "this is not valid YAML: Tag value must not be empty")]
    [InlineData("a: b\nc: \"\\UFFFFFFFF\"", "this is not valid YAML: A valid UTF32 value is between")]
    public void Says_why_where_the_parser_does_not_know_the_place(string text, string message)
    {
        Assert.Empty(Yaml.Documents(text, _problems));

        var problem = Assert.Single(_problems.All);
        Assert.Equal((1, 1, true), (problem.Line, problem.Column, problem.IsError));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    private YamlNode Value(string text) => Yaml.Get((YamlMappingNode)Yaml.Documents(text, _problems)[0], "a")!;
}
