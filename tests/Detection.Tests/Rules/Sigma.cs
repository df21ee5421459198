using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;

namespace OrleansSec.Detection.Tests.Rules;

/// <summary>Rules and records for the tests of this folder: only the detection is of interest.</summary>
internal static class Sigma
{
    /// <summary>A rule's text with the given detection, whose first line is line 5.</summary>
    public static string Text(string detection, string service = "cloudtrail") =>
        "title: A rule\nlevel: high\n" +
        $"logsource: {{product: aws, service: {service}}}\n" +
        "detection:\n" +
        string.Concat(detection.Split('\n').Select(line => $"  {line}\n"));

    /// <summary>The rule of a detection.</summary>
    public static SigmaRule Rule(string detection, string service = "cloudtrail")
    {
        var reading = RuleReader.Read("a_rule.yml", Text(detection, service));
        return reading.Rule ?? throw new ArgumentException(string.Join('\n', reading.Problems), nameof(detection));
    }

    /// <summary>The rule of a single selection.</summary>
    public static SigmaRule Selecting(string selection) =>
        Rule($"selection:\n  {selection.ReplaceLineEndings("\n  ")}\ncondition: selection");

    /// <summary>What is wrong with a detection.</summary>
    public static IReadOnlyList<RuleProblem> Problems(string detection) =>
        RuleReader.Read("a_rule.yml", Text(detection)).Problems;

    /// <summary>The record's fields that the rules name.</summary>
    public static EventFields Fields(string json, params SigmaRule[] rules)
    {
        var fields = new EventFields(FieldLayout.For(rules.SelectMany(r => r.Fields)));
        FieldReader.Read(Encoding.UTF8.GetBytes(json), fields);
        return fields;
    }

    /// <summary>The hits of a rule on a record.</summary>
    public static IReadOnlyList<RuleHit> Hits(SigmaRule rule, string json)
    {
        var fields = Fields(json, rule);
        var hits = new List<RuleHit>();
        RuleBook.Compile([rule], fields.Layout).Match(fields, hits);
        return hits;
    }

    /// <summary>Whether a single selection matches a record.</summary>
    public static bool Matches(string selection, string json) => Hits(Selecting(selection), json).Count > 0;
}
