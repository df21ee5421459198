using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Tests.Rules;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Detection.Tests.Correlations;

/// <summary>Conditions over rules, correlations of correlations, groups beside the caller, tuples of values: from the file to the alert.</summary>
public sealed class ExtendedCorrelationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public ExtendedCorrelationTests()
    {
        foreach (var rule in new[] { "a", "b", "c", "d" })
        {
            Write(rule, Sigma.Text($"it: {{eventName: {rule}}}\ncondition: it"));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a and (b or c)", "ab", true)]
    [InlineData("a and (b or c)", "ca", true)]
    [InlineData("a and (b or c)", "bc", false)]
    [InlineData("a and not b", "a", true)]
    [InlineData("a and not b", "ba", false)]
    [InlineData("a and not (b or c)", "ca", false)]
    [InlineData("a and not (b and c)", "ca", true)]
    [InlineData("not a and (b or not c) and d", "d", true)]
    [InlineData("not a and (b or not c) and d", "cd", false)]
    [InlineData("not a and (b or not c) and d", "cbd", true)]
    [InlineData("not a and (b or not c) and d", "abd", false)]
    [InlineData("1 of them", "c", true)]
    [InlineData("all of them", "dcb", false)]
    [InlineData("all of them", "dcba", true)]
    public void Decides_a_condition_over_the_rules_of_its_window(string condition, string story, bool isTrue)
    {
        Write("it", Temporal("temporal", condition));

        var updates = Judged(Load(), story);

        Assert.Equal(isTrue, updates.Any(u => u.JudgedEventId.StartsWith($"{story.Length - 1}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a and (b or c)", "ab", true)]
    [InlineData("a and (b or c)", "ba", false)]
    [InlineData("a and (b or c)", "bac", true)]
    [InlineData("a and b and not c", "cab", false)]
    [InlineData("a and b and not c", "ab", true)]
    public void Keeps_the_order_of_the_rules_that_a_condition_needs(string condition, string story, bool isTrue)
    {
        Write("it", Temporal("temporal_ordered", condition));

        Assert.Equal(isTrue, Judged(Load(), story).Count > 0);
    }

    [Fact]
    public void Names_the_rules_that_were_seen()
    {
        Write("it", Temporal("temporal_extended", "a and (b or c) and not d"));

        Assert.Equal("Correlation it: a, c within 10m.", Assert.Single(Assert.Single(Judged(Load(), "ac")).Reasons).Text);
    }

    [Theory]
    [InlineData("a and not a", "the condition can never hold")]
    [InlineData("not a", "the condition holds without any event")]
    [InlineData("a or not b", "the condition holds without any event")]
    [InlineData("a and e", "there is no rule e")]
    [InlineData("a and (b", "a closing parenthesis is missing")]
    [InlineData("{gte: 3}", "the condition of a temporal correlation is a text over its rules")]
    public void Refuses_a_condition_that_says_nothing(string condition, string message)
    {
        Write("it", Temporal("temporal", condition));

        var folder = RuleFolder.Load(_folder);

        Assert.Empty(folder.Correlations);
        Assert.Contains(folder.Problems, p => p.IsError && p.Line == 7 && p.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_a_condition_with_too_many_ways()
    {
        string[] rules = [.. Enumerable.Range(0, 14).Select(i => $"r{i}")];
        foreach (var rule in rules)
        {
            Write(rule, Sigma.Text("it: {eventName: x}\ncondition: it"));
        }

        var pairs = string.Join(" and ", rules.Chunk(2).Select(pair => $"({pair[0]} or {pair[1]})"));
        Write("it", Temporal("temporal", pairs).Replace("a, b, c, d", string.Join(", ", rules), StringComparison.Ordinal));

        Assert.Contains("in more than 64 ways", Assert.Single(RuleFolder.Load(_folder).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_correlation_for_a_rule_and_keeps_it_silent()
    {
        Write("twice", Count("a", 2));
        Write("both", Temporal("temporal_ordered", "all of them").Replace("a, b, c, d", "twice, b", StringComparison.Ordinal));

        var folder = Load();

        Assert.Equal("correlation:both", Assert.Single(Judged(folder, "aab")).Detector);
        Assert.Empty(Judged(folder, "ab"));
        Assert.Empty(Judged(folder, "baa"));
    }

    [Fact]
    public void Lets_a_correlation_alert_that_another_names_with_generate()
    {
        Write("twice", Count("a", 2));
        Write("both", Count("twice", 2) + "generate: true\n");

        var detectors = Judged(Load(), "aaa").Select(u => u.Detector);

        Assert.Equal(["correlation:both", "correlation:twice"], detectors.Order());
    }

    [Fact]
    public void Refuses_correlations_in_a_circle()
    {
        Write("one", Count("two", 2));
        Write("two", Count("one", 2));

        var folder = RuleFolder.Load(_folder);

        Assert.Empty(folder.Correlations);
        Assert.Contains(folder.Problems, p => p.Message.EndsWith("correlations cannot go in a circle", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_by_a_field_beside_the_caller()
    {
        Write("it", Count("a", 2).Replace("[userIdentity.arn]", "[userIdentity.arn, sourceIPAddress]", StringComparison.Ordinal));
        var folder = Load();

        var apart = Judged(folder, [Hit(0, "a", ("sourceIPAddress", "1")), Hit(1, "a", ("sourceIPAddress", "2"))]);
        var together = Judged(folder, [Hit(0, "a", ("sourceIPAddress", "1")), Hit(1, "a", ("sourceIPAddress", "2")), Hit(2, "a", ("sourceIPAddress", "1"))]);

        Assert.Empty(apart);
        Assert.Equal("Correlation it: 2 events within 10m for sourceIPAddress 1, asked at least 2.", Assert.Single(Assert.Single(together).Reasons).Text);
        Assert.Equal(["0", "2"], together[0].Events.Select(e => e.EventId));
        Assert.Contains("sourceIPAddress", folder.Rules.Single(r => r.Name == "a").Counted);
    }

    [Fact]
    public void Raises_an_alert_for_each_group()
    {
        Write("it", Count("a", 2).Replace("[userIdentity.arn]", "[userIdentity.arn, sourceIPAddress]", StringComparison.Ordinal));

        var updates = Judged(Load(), [.. Enumerable.Range(0, 6).Select(i => Hit(i, "a", ("sourceIPAddress", $"{i % 3}")))]);

        Assert.Equal(3, updates.Select(u => u.Id).Distinct().Count());
    }

    [Fact]
    public void Looks_for_a_group_in_the_field_that_the_alias_names_for_each_rule()
    {
        var text = Temporal("temporal", "a and b")
            .Replace("a, b, c, d", "a, b", StringComparison.Ordinal)
            .Replace("group-by: [userIdentity.arn]", "group-by: [userIdentity.arn, key]\n  aliases: {key: {a: responseElements.id, b: requestParameters.id}}", StringComparison.Ordinal);
        Write("it", text);
        var folder = Load();

        Assert.Single(Judged(folder, [Hit(0, "a", ("responseElements.id", "k")), Hit(1, "b", ("requestParameters.id", "k"))]));
        Assert.Empty(Judged(folder, [Hit(0, "a", ("responseElements.id", "k")), Hit(1, "b", ("requestParameters.id", "l"))]));
        Assert.Empty(Judged(folder, [Hit(0, "a", ("requestParameters.id", "k")), Hit(1, "b", ("requestParameters.id", "k"))]));
    }

    [Fact]
    public void Counts_distinct_pairs_of_values()
    {
        Write("it", Count("a", 3).Replace("event_count", "value_count", StringComparison.Ordinal).Replace("{gte: 3}", "{gte: 3, field: [awsRegion, eventName]}", StringComparison.Ordinal));
        Observation[] story =
        [
            Hit(0, "a", ("awsRegion", "r1"), ("eventName", "x")),
            Hit(1, "a", ("awsRegion", "r1"), ("eventName", "x")),
            Hit(2, "a", ("awsRegion", "r2"), ("eventName", "x")),
            Hit(3, "a", ("awsRegion", "r2")),
            Hit(4, "a", ("awsRegion", "r2"), ("eventName", "y")),
        ];

        var update = Assert.Single(Judged(Load(), story));

        Assert.Equal("4", update.JudgedEventId);
        Assert.Equal(
            "Correlation it: 3 values of awsRegion and eventName within 10m, asked at least 3: r1 + x, r2 + x, r2 + y.",
            Assert.Single(update.Reasons).Text);
    }

    [Fact]
    public void Forgets_the_window_of_a_correlation_that_now_means_something_else()
    {
        Write("it", Count("a", 2));
        var (windows, before) = (new Windows(), Load());
        Judge.Observe(Observed.Role, [Hit(0, "a")], new Baseline(), CorrelationBook.Of(before.Correlations), windows);
        Write("it", Count("a", 2).Replace("10m", "11m", StringComparison.Ordinal));

        var updates = Judge.Observe(Observed.Role, [Hit(1, "a")], new Baseline(), CorrelationBook.Of(Load().Correlations), windows);

        Assert.Empty(updates);
        Assert.Equal(1, windows.Count);
    }

    [Fact]
    public void Reads_a_timespan_of_a_month()
    {
        Write("it", Count("a", 2).Replace("10m", "1M", StringComparison.Ordinal));

        Assert.Equal(TimeSpan.FromDays(30), Assert.Single(Load().Correlations).Timespan);
    }

    private static string Temporal(string type, string condition) =>
        $"title: It\nlevel: high\ncorrelation:\n  type: {type}\n  rules: [a, b, c, d]\n  group-by: [userIdentity.arn]\n  condition: {condition}\n  timespan: 10m\n";

    private static string Count(string rule, int least) =>
        $"title: It\nlevel: high\ncorrelation:\n  type: event_count\n  rules: [{rule}]\n  group-by: [userIdentity.arn]\n  condition: {{gte: {least}}}\n  timespan: 10m\n";

    private static Observation Hit(int second, string rule, params (string Field, string Value)[] values) =>
        Observed.After(TimeSpan.FromSeconds(second), $"{second}") with
        {
            Hits = [new RuleHit(new RuleSummary(rule, rule, Severity.Low, [], IsSilent: true), [], [.. values.Select(v => new FieldMatch(v.Field, v.Value))])],
        };

    private static IReadOnlyList<AlertUpdate> Judged(RuleFolder folder, string story) =>
        Judged(folder, [.. story.Select((rule, i) => Hit(i, $"{rule}"))]);

    private static IReadOnlyList<AlertUpdate> Judged(RuleFolder folder, Observation[] story) =>
        Judge.Observe(Observed.Role, story, new Baseline(), CorrelationBook.Of(folder.Correlations), new Windows());

    private RuleFolder Load()
    {
        var folder = RuleFolder.Load(_folder);
        Assert.DoesNotContain(folder.Problems, p => p.IsError);
        return folder;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, $"{name}.yml"), text);
}
