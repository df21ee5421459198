using OrleansSec.Detection.Rules.Reading;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Correlations;

/// <summary>Reads the condition of a temporal correlation: which of its rules must, may and must not have matched.</summary>
internal sealed class RuleConditionReader(YamlMappingNode map, Problems problems)
{
    /// <summary>The ways in which it can be true; all rules together where there is no condition.</summary>
    public IReadOnlyList<Alternative> Read(IReadOnlyList<RuleReference> rules, bool isNeeded)
    {
        string[] names = [.. rules.Select(r => r.Text)];
        IReadOnlyList<Alternative> all = [new Alternative(names, [])];
        var node = Yaml.Get(map, "condition");
        if (node is not YamlScalarNode { Value: { Length: > 0 } text } scalar)
        {
            if (node is not null)
            {
                problems.Error(node.Start, "the condition of a temporal correlation is a text over its rules, such as a and (b or not c)");
            }
            else if (isNeeded)
            {
                problems.Error(map.Start, "this type of correlation needs a condition over its rules, such as a and (b or not c)");
            }

            return all;
        }

        var parser = new ConditionParser(names, name => new RuleSeen(name));
        var (condition, _, reason) = parser.Parse(text);
        if (condition is null)
        {
            problems.Error(node.Start, reason?.Replace("selection", "rule", StringComparison.Ordinal) ?? "the condition cannot be read");
            return all;
        }

        foreach (var rule in rules.Where(r => !parser.Used.Contains(r.Text)))
        {
            problems.Warn(node.Start, $"the condition does not use the rule {rule.Text}");
        }

        return Checked(scalar, Alternatives.Of(condition, names)) ?? all;
    }

    private IReadOnlyList<Alternative>? Checked(YamlScalarNode node, IReadOnlyList<Alternative>? alternatives)
    {
        var wrong = alternatives switch
        {
            null => $"the condition can be true in more than {Alternatives.Most} ways: make several correlations of it",
            [] => "the condition can never hold",
            _ when alternatives.Any(a => a.Needed.Count == 0) => "the condition holds without any event: at least one rule must have matched",
            _ => null,
        };
        if (wrong is not null)
        {
            problems.Error(node.Start, wrong);
        }

        return alternatives;
    }
}
