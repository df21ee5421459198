using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Rules;
using Xunit;

namespace OrleansSec.Detection.Tests.Correlations;

public sealed class CorrelationReaderTests
{
    private const string Whole = """
        title: Many failures
        id: 0b7a3d7e-1c0e-4c55-8a55-0e9c3d6d1f10
        name: many_failures
        status: test
        description: Why.
        references: [https://example.com/]
        tags: [attack.t1110]
        correlation:
          type: value_count
          rules: [console_login_failed, other]
          group-by: [userIdentity.arn, recipientAccountId]
          timespan: 5m
          condition: {gt: 3, lte: 9, field: sourceIPAddress}
          generate: true
        level: high
        """;

    [Fact]
    public void Reads_all_that_a_correlation_says()
    {
        var reading = RuleReader.Read("some/failures.yml", Whole);

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Rules);
        var correlation = Assert.Single(reading.Correlations);
        Assert.Equal(("failures", "many_failures", "Many failures", 1), (correlation.Name, correlation.Label, correlation.Title, correlation.Line));
        Assert.Equal((CorrelationType.ValueCount, TimeSpan.FromMinutes(5), "sourceIPAddress", true), (correlation.Type, correlation.Timespan, Assert.Single(correlation.Fields), correlation.Generates));
        Assert.Equal(new CountCondition(4, 9), correlation.Condition);
        Assert.Equal(["T1110"], correlation.Techniques);
    }

    [Theory]
    [InlineData("type: value_count", "type: value_avg", 9, "correlations of type value_avg are not supported")]
    [InlineData("type: value_count", "type: value_counts", 9, "did you mean value_count?")]
    [InlineData("type: value_count", "kind: value_count", 9, "a correlation has no kind")]
    [InlineData("rules: [console_login_failed, other]", "rules: []", 10, "the correlation names no rules")]
    [InlineData("rules: [console_login_failed, other]", "rules: [a, a]", 10, "the rule a is named twice")]
    [InlineData("[userIdentity.arn, recipientAccountId]", "[sourceIPAddress]", 11, "group-by sourceIPAddress without the caller is not supported: windows are held per principal, so that group-by: userIdentity.arn works")]
    [InlineData("[userIdentity.arn, recipientAccountId]", "[recipientAccountId]", 11, "this group-by does not name the caller")]
    [InlineData("[userIdentity.arn, recipientAccountId]", "~", 11, "the correlation has no group-by")]
    [InlineData("timespan: 5m", "timespan: 1y", 12, "timespan must be a number and a unit")]
    [InlineData("timespan: 5m", "timespan: 0s", 12, "timespan must be a number and a unit")]
    [InlineData("timespan: 5m", "timespan: 40d", 12, "of at most 30 days")]
    [InlineData("{gt: 3, lte: 9,", "{gt: 9, lte: 9,", 13, "the condition can never hold")]
    [InlineData("{gt: 3, lte: 9,", "{lte: 9,", 13, "the condition holds for the first event already")]
    [InlineData("{gt: 3, lte: 9,", "{gte: 3000,", 13, "must be a whole number of at most 200")]
    [InlineData("{gt: 3, lte: 9,", "{gt: 200,", 13, "a window holds at most 200 events")]
    [InlineData("{gt: 3, lte: 9,", "{gtte: 3,", 13, "did you mean gte?")]
    [InlineData("field: sourceIPAddress", "field: [a, {b: c}]", 13, "value_count needs a field")]
    [InlineData(", field: sourceIPAddress", "", 9, "value_count needs a field")]
    [InlineData("{gt: 3, lte: 9, field: sourceIPAddress}", "a and b", 13, "a condition over rules goes with temporal")]
    [InlineData("generate: true", "generate: perhaps", 14, "generate must be true or false")]
    [InlineData("level: high", "level: hihg", 15, "the level hihg is not known")]
    public void Refuses_by_name_what_it_cannot_run(string old, string replaced, int line, string message)
    {
        var reading = RuleReader.Read("r.yml", Whole.Replace(old, replaced, StringComparison.Ordinal));

        Assert.Empty(reading.Correlations);
        Assert.Contains(reading.Problems, p => p.IsError && p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type: temporal", "the condition of a temporal correlation is a text over its rules")]
    [InlineData("type: temporal\n  aliases: {}", "a temporal correlation needs two rules or more")]
    public void Refuses_what_a_sequence_cannot_have(string type, string message)
    {
        var text = Whole.Replace("type: value_count", type, StringComparison.Ordinal).Replace(", other]", "]", StringComparison.Ordinal);

        Assert.Contains(RuleReader.Read("r.yml", text).Problems, p => p.IsError && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("who: {console_login_failed: userIdentity.userName, other: userIdentity.arn}", null)]
    [InlineData("who: {console_login_failed: userIdentity.userName, other: sourceIPAddress}", "group-by who without the caller is not supported")]
    [InlineData("who: {console_login_failed: userIdentity.userName}", "the alias who gives no field for the rule other")]
    [InlineData("who: {console_login_failed: userIdentity.userName, other: userIdentity.arn, third: userIdentity.arn}", "third, which is none of the rules")]
    public void Looks_through_aliases(string alias, string? message)
    {
        var text = Whole.Replace("group-by: [userIdentity.arn, recipientAccountId]", $"aliases:\n    {alias}\n  group-by: [who]", StringComparison.Ordinal);

        var problems = RuleReader.Read("r.yml", text).Problems;

        Assert.Equal(message is null, problems.Count == 0);
        Assert.All(problems, p => Assert.Contains(message!, p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Survives_any_cut_or_changed_character()
    {
        for (var at = 0; at < Whole.Length; at++)
        {
            Assert.NotNull(RuleReader.Read("r.yml", Whole[..at]));
            Assert.NotNull(RuleReader.Read("r.yml", $"{Whole[..at]}[{Whole[(at + 1)..]}"));
            Assert.NotNull(RuleReader.Read("r.yml", $"{Whole[..at]}:\n{Whole[(at + 1)..]}"));
        }
    }
}
