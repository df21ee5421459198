using OrleansSec.Detection.Correlations;

namespace OrleansSec.Detection.Rules;

/// <summary>All rules below a directory, in the order of their paths.</summary>
/// <param name="Rules">The rules that can run.</param>
/// <param name="Problems">What is wrong with the files, by file and line.</param>
public sealed record RuleFolder(IReadOnlyList<SigmaRule> Rules, IReadOnlyList<RuleProblem> Problems)
{
    /// <summary>The correlations that can run.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>The rules that have cases of their own: not the parts of a correlation's file, which has cases as a whole.</summary>
    public IEnumerable<SigmaRule> TestedRules => Rules.Where(rule => !Correlations.Any(c => c.File == rule.File));

    /// <summary>Where the cases of a rule stand.</summary>
    internal const string CasesSuffix = ".cases.yml";

    private static readonly EnumerationOptions _everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 16,
        IgnoreInaccessible = false,
    };

    /// <summary>Loads them; what cannot be read is a problem, never an exception.</summary>
    public static RuleFolder Load(string dir)
    {
        var rules = new Dictionary<string, SigmaRule>(StringComparer.OrdinalIgnoreCase);
        var correlations = new List<Correlation>();
        var problems = new List<RuleProblem>();
        foreach (var file in Files(dir, problems))
        {
            if (Text(file, problems) is not { } text)
            {
                continue;
            }

            var reading = RuleReader.Read(file, text);
            problems.AddRange(reading.Problems);
            correlations.AddRange(reading.Correlations);
            foreach (var rule in reading.Rules)
            {
                if (!rules.TryAdd(rule.Name, rule))
                {
                    problems.Add(new RuleProblem(
                        file, rule.Line, null, $"the name {rule.Name} is already taken by {rules[rule.Name].File}", true));
                }
            }
        }

        problems.AddRange(SameIds(rules.Values));
        return Linked([.. rules.Values], Distinct(correlations, rules, problems), problems);
    }

    private static RuleFolder Linked(SigmaRule[] rules, IReadOnlyList<Correlation> correlations, List<RuleProblem> problems)
    {
        var linker = new CorrelationLinker(rules, correlations);
        var linked = linker.Correlations();
        return new RuleFolder(CorrelationLinker.Rules(rules, linked), [.. problems, .. linker.Problems]) { Correlations = linked };
    }

    private static Correlation[] Distinct(List<Correlation> correlations, Dictionary<string, SigmaRule> rules, List<RuleProblem> problems)
    {
        var distinct = new Dictionary<string, Correlation>(StringComparer.OrdinalIgnoreCase);
        foreach (var correlation in correlations)
        {
            var taken = rules.GetValueOrDefault(correlation.Name)?.File ?? distinct.GetValueOrDefault(correlation.Name)?.File;
            if (taken is null)
            {
                distinct.Add(correlation.Name, correlation);
            }
            else
            {
                problems.Add(new RuleProblem(
                    correlation.File, correlation.Line, null, $"the name {correlation.Name} is already taken by {taken}", true));
            }
        }

        return [.. distinct.Values];
    }

    private static string[] Files(string dir, List<RuleProblem> problems)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(dir, "*", _everything)
                    .Where(f => Path.GetExtension(f) is ".yml" or ".yaml" && !f.EndsWith(CasesSuffix, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new RuleProblem(dir, 1, null, $"the folder cannot be read: {e.Message}", true));
            return [];
        }
    }

    private static string? Text(string file, List<RuleProblem> problems)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new RuleProblem(file, 1, null, $"the file cannot be read: {e.Message}", true));
            return null;
        }
    }

    private static IEnumerable<RuleProblem> SameIds(IEnumerable<SigmaRule> rules) => rules
        .Where(rule => rule.Id is not null)
        .GroupBy(rule => rule.Id!, StringComparer.OrdinalIgnoreCase)
        .SelectMany(group => group.Skip(1).Select(rule => new RuleProblem(
            rule.File, rule.Line, null, $"the id {rule.Id} is also that of {group.First().File}", false)));
}
