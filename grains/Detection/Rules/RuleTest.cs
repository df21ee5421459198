using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules;

/// <summary>Runs a rule on its cases, through the same book as events of a log.</summary>
public static class RuleTest
{
    /// <summary>One result per case; of a sequence, one of the events must match.</summary>
    public static IReadOnlyList<RuleTestResult> Run(SigmaRule rule, RuleCases cases)
    {
        var layout = FieldLayout.For(rule.Fields);
        var book = RuleBook.Compile([rule], layout, rule.LogSource);
        return [.. cases.Cases.Select(one => Run(rule, book, one, new EventFields(layout)))];
    }

    private static RuleTestResult Run(SigmaRule rule, RuleBook book, RuleCase one, EventFields fields)
    {
        var hits = new List<RuleHit>();
        foreach (var timed in one.Events)
        {
            FieldReader.Read(timed.Event, fields);
            book.Match(fields, hits);
            if (hits.Count > 0)
            {
                break;
            }
        }

        return new RuleTestResult(one, hits.Count > 0 == one.MustMatch, RuleExplainer.Explain(rule, fields));
    }
}
