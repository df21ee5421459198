using OrleansSec.Detection.Rules.Reading;

namespace OrleansSec.Detection.Rules;

/// <summary>What stands beside a rule in <c>x.cases.yml</c>: what to do when it fires, and events that prove it.</summary>
/// <param name="Response">What to do when the rule fires.</param>
/// <param name="Source">Where the facts come from.</param>
/// <param name="Cases">The events.</param>
public sealed record RuleCases(string Response, string? Source, IReadOnlyList<RuleCase> Cases)
{
    /// <summary>The path of the cases of a rule file.</summary>
    public static string PathFor(string ruleFile) => Path.ChangeExtension(ruleFile, null) + RuleFolder.CasesSuffix;

    /// <summary>Loads a cases file. Never throws for content; a missing file is a warning.</summary>
    public static RuleCasesReading Load(string path)
    {
        try
        {
            return File.Exists(path)
                ? CasesReader.Read(path, File.ReadAllText(path))
                : new RuleCasesReading(null, [new RuleProblem(path, 1, null, "the rule has no cases", false)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RuleCasesReading(null, [new RuleProblem(path, 1, null, $"the file cannot be read: {e.Message}", true)]);
        }
    }
}
