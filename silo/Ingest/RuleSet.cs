using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;

namespace OrleansSec.Silo.Ingest;

/// <summary>Rules that were loaded together: one book, one layout. Immutable; a change of rules is another set.</summary>
/// <param name="Layout">The fields that the decoder and the rules read.</param>
/// <param name="Book">The compiled rules.</param>
/// <param name="Correlations">The correlations of these rules.</param>
/// <param name="Folder">The rules as read, and what was wrong with rule files.</param>
internal sealed record RuleSet(FieldLayout Layout, RuleBook Book, CorrelationBook Correlations, RuleFolder Folder)
{
    /// <summary>The rules as read.</summary>
    public IReadOnlyList<SigmaRule> Rules => Folder.Rules;

    /// <summary>What was wrong with rule files.</summary>
    public IReadOnlyList<RuleProblem> Problems => Folder.Problems;

    /// <summary>Loads all rules below a directory.</summary>
    public static RuleSet From(string directory) => From([directory]);

    /// <summary>Loads all rules below some directories; what broke since the last time stays as it was.</summary>
    public static RuleSet From(IReadOnlyList<string> directories, RuleSet? last = null)
    {
        var folder = RuleFolder.Load(directories, last?.Folder);
        var layout = FieldLayout.For(CloudTrailFields.Paths.Concat(folder.Rules.SelectMany(r => r.Fields)));
        return new RuleSet(layout, RuleBook.Compile(folder.Rules, layout), CorrelationBook.Of(folder.Correlations), folder);
    }
}
