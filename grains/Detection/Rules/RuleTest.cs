using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules;

/// <summary>Runs a rule on its cases, through the same book as events of a log.</summary>
public static class RuleTest
{
    /// <summary>One result per case.</summary>
    public static IReadOnlyList<RuleTestResult> Run(SigmaRule rule, RuleCases cases)
    {
        var layout = FieldLayout.For(rule.Fields);
        var book = RuleBook.Compile([rule], layout, rule.LogSource);
        return [.. cases.Cases.Select(one => Run(rule, book, one, new EventFields(layout)))];
    }

    private static RuleTestResult Run(SigmaRule rule, RuleBook book, RuleCase one, EventFields fields)
    {
        FieldReader.Read(one.Event, fields);
        var hits = new List<RuleHit>();
        book.Match(fields, hits);
        return new RuleTestResult(one, hits.Count > 0 == one.MustMatch, RuleExplainer.Explain(rule, fields));
    }
}
