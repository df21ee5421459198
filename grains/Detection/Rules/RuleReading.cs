using OrleansSec.Detection.Correlations;

namespace OrleansSec.Detection.Rules;

/// <summary>What came of reading one rule file.</summary>
/// <param name="Rules">The rules that can run; a file may hold several documents.</param>
/// <param name="Problems">Everything that is wrong with the file.</param>
public sealed record RuleReading(IReadOnlyList<SigmaRule> Rules, IReadOnlyList<RuleProblem> Problems)
{
    /// <summary>The correlations that can run once their rules are found.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>The file's first rule that can run, or null.</summary>
    public SigmaRule? Rule => Rules.Count > 0 ? Rules[0] : null;
}
