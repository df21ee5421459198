using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;

namespace OrleansSec.Detection.Correlations;

/// <summary>Looks up the rules that correlations name, and tells the rules what correlations want of them.</summary>
internal sealed class CorrelationLinker(IReadOnlyList<SigmaRule> rules, IReadOnlyList<Correlation> correlations)
{
    private readonly List<RuleProblem> _problems = [];
    private readonly Dictionary<string, Correlation?> _linked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the references.</summary>
    public IReadOnlyList<RuleProblem> Problems => _problems;

    /// <summary>The correlations that can run. One that others name is silent, unless one of them says generate.</summary>
    public IReadOnlyList<Correlation> Correlations()
    {
        Correlation[] linked = [.. correlations.Select(Link).OfType<Correlation>()];
        var naming = Naming(linked);
        return [.. linked.Select(c => naming.Contains(c.Name) ? c with { IsSilent = naming[c.Name].All(other => !other.Generates) } : c)];
    }

    /// <summary>
    /// The rules, each with the fields that are counted of it. A rule that is named only by correlations that do not
    /// say generate is matched in silence.
    /// </summary>
    public static IReadOnlyList<SigmaRule> Rules(IReadOnlyList<SigmaRule> rules, IReadOnlyList<Correlation> linked)
    {
        var naming = Naming(linked);
        return [.. rules.Select(rule => naming.Contains(rule.Name) ? With(rule, naming[rule.Name]) : rule)];
    }

    private static ILookup<string, Correlation> Naming(IReadOnlyList<Correlation> linked) =>
        linked.SelectMany(c => c.Rules.Select(rule => (rule, Correlation: c))).ToLookup(p => p.rule, p => p.Correlation, StringComparer.Ordinal);

    private static SigmaRule With(SigmaRule rule, IEnumerable<Correlation> naming)
    {
        string[] counted = [.. naming.SelectMany(c => c.FieldsOf(rule.Name)).Distinct(StringComparer.Ordinal)];
        return rule with
        {
            Counted = counted,
            Fields = [.. rule.Fields.Union(counted, StringComparer.Ordinal)],
            Summary = rule.Summary with { IsSilent = naming.All(c => !c.Generates) },
        };
    }

    private Correlation? Link(Correlation correlation)
    {
        if (_linked.TryGetValue(correlation.Name, out var done))
        {
            return done;
        }

        _open.Add(correlation.Name);
        var found = correlation.Named.Select(named => Find(correlation, named)).ToArray();
        _open.Remove(correlation.Name);
        if (found.Contains(null))
        {
            return _linked[correlation.Name] = null;
        }

        var names = correlation.Named.Zip(found, (named, name) => (named.Text, name!)).ToDictionary(p => p.Text, p => p.Item2, StringComparer.Ordinal);
        return _linked[correlation.Name] = correlation with
        {
            Rules = [.. found.Select(name => name!)],
            Alternatives = [.. correlation.Alternatives.Select(a => a.Named(text => names[text]))],
            Groups = [.. correlation.Groups.Select(g => g.Named(text => names[text]))],
        };
    }

    // The name of the rule or correlation that is meant, or null with a problem.
    private string? Find(Correlation correlation, RuleReference named)
    {
        var rule = rules.FirstOrDefault(r => r.Label == named.Text)
            ?? rules.FirstOrDefault(r => string.Equals(r.Id, named.Text, StringComparison.OrdinalIgnoreCase))
            ?? rules.FirstOrDefault(r => r.Name == named.Text);
        var other = rule is null ? correlations.FirstOrDefault(c => Is(c, named.Text)) : null;
        var wrong = (rule, other) switch
        {
            (null, null) => $"there is no rule {named.Text} to correlate{Nearest.Suggest(named.Text, rules.Select(r => r.Name))}",
            (null, _) => Doubt(correlation, other!),
            _ when !rule.LogSource.Covers(LogSource.CloudTrail) => $"the rule {named.Text} is not for CloudTrail, so that it never matches",
            _ => null,
        };
        if (wrong is null)
        {
            return rule?.Name ?? other!.Name;
        }

        _problems.Add(new RuleProblem(correlation.File, named.Line, null, wrong, true));
        return null;
    }

    private string? Doubt(Correlation correlation, Correlation other)
    {
        if (_open.Contains(other.Name))
        {
            return $"{other.Name} is made of {correlation.Name} in turn: correlations cannot go in a circle";
        }

        if (correlation.FieldsOf(other.Name).Count > 0 || correlation.Fields.Count > 0 || correlation.Groups.Count > 0)
        {
            return $"{other.Name} is a correlation and has no fields: only the caller can be grouped by, and only events be counted";
        }

        return Link(other) is null ? $"the correlation {other.Name} cannot run" : null;
    }

    private static bool Is(Correlation correlation, string text) =>
        correlation.Label == text || correlation.Name == text || string.Equals(correlation.Id, text, StringComparison.OrdinalIgnoreCase);
}
