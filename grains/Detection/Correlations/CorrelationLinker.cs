using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;

namespace OrleansSec.Detection.Correlations;

/// <summary>Looks up the rules that correlations name, and tells the rules what correlations want of them.</summary>
internal sealed class CorrelationLinker(IReadOnlyList<SigmaRule> rules, IReadOnlyList<Correlation> correlations)
{
    private readonly List<RuleProblem> _problems = [];

    /// <summary>What is wrong with the references.</summary>
    public IReadOnlyList<RuleProblem> Problems => _problems;

    /// <summary>The correlations that can run.</summary>
    public IReadOnlyList<Correlation> Correlations()
    {
        var linked = new List<Correlation>();
        foreach (var correlation in correlations)
        {
            var found = correlation.Named.Select(named => Rule(correlation, named)).ToArray();
            if (!found.Contains(null))
            {
                linked.Add(correlation with { Rules = [.. found.Select(rule => rule!.Name)] });
            }
        }

        return linked;
    }

    /// <summary>
    /// The rules, each with the fields that are counted of it. A rule that is named only by correlations that do not
    /// say generate is matched in silence.
    /// </summary>
    public static IReadOnlyList<SigmaRule> Rules(IReadOnlyList<SigmaRule> rules, IReadOnlyList<Correlation> linked)
    {
        var naming = linked.SelectMany(c => c.Rules.Select(rule => (rule, Correlation: c))).ToLookup(p => p.rule, p => p.Correlation, StringComparer.Ordinal);
        return [.. rules.Select(rule => naming.Contains(rule.Name) ? With(rule, naming[rule.Name]) : rule)];
    }

    private static SigmaRule With(SigmaRule rule, IEnumerable<Correlation> naming)
    {
        string[] counted = [.. naming.Select(c => c.Field).OfType<string>().Distinct(StringComparer.Ordinal)];
        return rule with
        {
            Counted = counted,
            Fields = [.. rule.Fields.Union(counted, StringComparer.Ordinal)],
            Summary = rule.Summary with { IsSilent = naming.All(c => !c.Generates) },
        };
    }

    private SigmaRule? Rule(Correlation correlation, RuleReference named)
    {
        var found = rules.FirstOrDefault(r => r.Label == named.Text)
            ?? rules.FirstOrDefault(r => string.Equals(r.Id, named.Text, StringComparison.OrdinalIgnoreCase))
            ?? rules.FirstOrDefault(r => r.Name == named.Text);
        var wrong = found switch
        {
            null when correlations.Any(c => Is(c, named.Text)) =>
                $"{named.Text} is a correlation; correlations of correlations are not supported",
            null => $"there is no rule {named.Text} to correlate{Nearest.Suggest(named.Text, rules.Select(r => r.Name))}",
            _ when !found.LogSource.Covers(LogSource.CloudTrail) => $"the rule {named.Text} is not for CloudTrail, so that it never matches",
            _ => null,
        };
        if (wrong is null)
        {
            return found;
        }

        _problems.Add(new RuleProblem(correlation.File, named.Line, null, wrong, true));
        return null;
    }

    private static bool Is(Correlation correlation, string text) =>
        correlation.Label == text || correlation.Name == text || string.Equals(correlation.Id, text, StringComparison.OrdinalIgnoreCase);
}
