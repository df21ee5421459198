using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Tests.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Correlations;

/// <summary>Correlations and rules of one folder.</summary>
public sealed class CorrelationLinkerTests : IDisposable
{
    private const string Id = "0b7a3d7e-1c0e-4c55-8a55-0e9c3d6d1f10";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a_rule")]
    [InlineData("its_label")]
    [InlineData("0B7A3D7E-1C0E-4C55-8A55-0E9C3D6D1F10")]
    public void Finds_a_rule_by_file_name_or_id(string reference)
    {
        Write("a_rule.yml", $"id: {Id}\nname: its_label\n{Rule()}");
        Write("many.yml", Correlation(reference));

        var folder = RuleFolder.Load(_folder);

        Assert.Empty(folder.Problems);
        Assert.Equal(["a_rule"], Assert.Single(folder.Correlations).Rules);
    }

    [Fact]
    public void Silences_a_rule_and_lets_its_hits_bring_the_values_that_are_counted()
    {
        Write("many.yml", $"{Correlation("its_label")}---\nname: its_label\n{Rule()}");

        var folder = RuleFolder.Load(_folder);

        Assert.Equal("many", Assert.Single(folder.Correlations).Name);
        var rule = Assert.Single(folder.Rules);
        Assert.Equal("many_2", rule.Name);
        Assert.Empty(folder.TestedRules);
        var hit = Assert.Single(Sigma.Hits(rule, """{"eventName":"x","sourceIPAddress":["198.51.100.7",null,"198.51.100.8"]}"""));
        Assert.True(hit.Rule.IsSilent);
        Assert.Equal(["198.51.100.7", "198.51.100.8"], hit.Values!.Select(v => v.Value));
    }

    [Fact]
    public void Bounds_the_values_that_are_counted_and_keeps_long_ones_apart()
    {
        Write("many.yml", $"{Correlation("many_2")}---\n{Rule()}");
        var rule = Assert.Single(RuleFolder.Load(_folder).Rules);
        var start = new string('v', 200);

        var long1 = Sigma.Hits(rule, $$"""{"eventName":"x","sourceIPAddress":"{{start}}1"}""")[0].Values![0].Value;
        var long2 = Sigma.Hits(rule, $$"""{"eventName":"x","sourceIPAddress":"{{start}}2"}""")[0].Values![0].Value;
        var many = Sigma.Hits(rule, $$"""{"eventName":"x","sourceIPAddress":[{{string.Join(',', Enumerable.Range(0, 99))}}]}""")[0].Values!;

        Assert.NotEqual(long1, long2);
        Assert.InRange(long1.Length, 1, 96);
        Assert.Equal(16, many.Count);
    }

    [Fact]
    public void Lets_a_rule_speak_if_a_correlation_says_generate_or_cannot_run()
    {
        Write("a_rule.yml", Rule());
        Write("other.yml", Rule());
        Write("loud.yml", Correlation("a_rule").Replace("gte: 3, ", "gte: 4, ", StringComparison.Ordinal).Replace("timespan", "generate: true\n  timespan", StringComparison.Ordinal));
        Write("quiet.yml", Correlation("a_rule"));
        Write("wrong.yml", Correlation("other").Replace("userIdentity.arn", "sourceIPAddress", StringComparison.Ordinal));

        var folder = RuleFolder.Load(_folder);

        Assert.All(folder.Rules, rule => Assert.False(rule.Summary.IsSilent));
        Assert.Equal(["loud", "quiet"], folder.Correlations.Select(c => c.Name));
    }

    [Fact]
    public void Refuses_what_is_no_rule_that_can_match()
    {
        Write("a_rule.yml", Rule("webserver"));
        Write("many.yml", Correlation("a_rule"));
        Write("more.yml", Correlation("many"));
        Write("most.yml", Correlation("a_rul"));

        var folder = RuleFolder.Load(_folder);

        Assert.Empty(folder.Correlations);
        Assert.Equal(
            [
                "the rule a_rule is not for CloudTrail, so that it never matches",
                "many is a correlation and has no fields: only the caller can be grouped by, and only events be counted",
                "there is no rule a_rul to correlate; did you mean a_rule?",
            ],
            folder.Problems.Select(p => p.Message));
        Assert.All(folder.Problems, p => Assert.Equal(4, p.Line));
    }

    [Fact]
    public void Refuses_a_name_that_is_taken()
    {
        Write("a/many.yml", Rule());
        Write("b/many.yml", Correlation("many"));

        var problem = Assert.Single(RuleFolder.Load(_folder).Problems);

        Assert.Contains("the name many is already taken by", problem.Message, StringComparison.Ordinal);
    }

    private static string Rule(string service = "cloudtrail") => Sigma.Text("a: {eventName: x}\ncondition: a", service);

    private static string Correlation(string rule) =>
        $"title: Many\ncorrelation:\n  type: value_count\n  rules: [{rule}]\n  group-by: [userIdentity.arn]\n  timespan: 5m\n"
        + "  condition: {gte: 3, field: sourceIPAddress}\nlevel: high\n";

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
