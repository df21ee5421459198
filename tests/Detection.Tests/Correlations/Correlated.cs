using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Correlations;
using OrleansSec.TestKit;

namespace OrleansSec.Detection.Tests.Correlations;

/// <summary>Correlations and hits for the tests of this folder.</summary>
internal static class Correlated
{
    public static Correlation Of(CorrelationType type, int min, params string[] rules) => new()
    {
        Name = "a_correlation",
        File = "a_correlation.yml",
        Line = 1,
        Title = "A correlation",
        Level = Severity.High,
        Type = type,
        Timespan = TimeSpan.FromMinutes(10),
        Condition = new CountCondition(min),
        Fields = type == CorrelationType.ValueCount ? ["eventName"] : [],
        Rules = rules.Length == 0 ? ["a"] : rules,
        Alternatives = [new Alternative(rules, [])],
    };

    /// <summary>An observation at a second that silent rules matched, each with a value.</summary>
    public static Observation Hit(int second, string id, string value, params string[] rules) => Observed.After(TimeSpan.FromSeconds(second), id) with
    {
        Hits = [.. rules.Select(rule => new RuleHit(
            new RuleSummary(rule, rule, Severity.Low, [], IsSilent: true), [], [new FieldMatch("eventName", value)]))],
    };

    /// <summary>So many hits of one rule, each with a value of its own.</summary>
    public static Observation[] Hits(int count, int every, int from = 0) =>
        [.. Enumerable.Range(0, count).Select(i => Hit(from + (i * every), Id(from + (i * every)), Id(i), "a"))];

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"e{number:D6}");
}
