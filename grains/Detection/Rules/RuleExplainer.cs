using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules;

/// <summary>Says why a rule matches an event or does not.</summary>
public static class RuleExplainer
{
    private const int MaxFacts = 16;

    /// <summary>Explains; the fields' layout must hold the rule's fields.</summary>
    public static RuleExplanation Explain(SigmaRule rule, EventFields fields) => new(
        rule.Name,
        Holds(rule.Condition, fields),
        [.. rule.Selections.Select(selection => Explain(selection, fields))]);

    private static SelectionExplanation Explain(Selection selection, EventFields fields)
    {
        var predicate = RuleCompiler.Compile(selection.Condition, fields.Layout);
        if (!predicate.Matches(fields))
        {
            return new SelectionExplanation(selection.Name, false, [.. Missing(selection.Condition, fields).Take(MaxFacts)]);
        }

        var collector = new MatchCollector();
        predicate.Collect(fields, collector);
        return new SelectionExplanation(selection.Name, true, [.. collector.Matches.Select(m => $"{m.Field} = {m.Value}")]);
    }

    private static IEnumerable<string> Missing(Condition condition, EventFields fields) => condition switch
    {
        Condition.All all => all.Parts.Where(part => !Holds(part, fields)).SelectMany(part => Missing(part, fields)),
        Condition.Any any => any.Parts.SelectMany(part => Missing(part, fields)),
        _ => [$"asked {condition.Text}; {Found(condition, fields)}"],
    };

    private static string Found(Condition condition, EventFields fields)
    {
        var found = condition.Fields.Distinct().Select(field => $"{field} {Values(field, fields)}").ToArray();
        return found.Length == 0 ? "no string of the record is so" : string.Join(", ", found);
    }

    private static string Values(string field, EventFields fields)
    {
        var values = new List<string>();
        foreach (var value in fields[fields.Layout.IndexOf(field)])
        {
            if (values.Count < MatchCollector.MaxMatches)
            {
                values.Add(value.Kind == FieldKind.Null ? "null" : MatchCollector.Shorten(value.Text));
            }
        }

        return values.Count == 0 ? "is absent" : $"is {string.Join(" | ", values)}";
    }

    private static bool Holds(Condition condition, EventFields fields) =>
        RuleCompiler.Compile(condition, fields.Layout).Matches(fields);
}
