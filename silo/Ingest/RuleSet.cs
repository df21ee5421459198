using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;

namespace OrleansSec.Silo.Ingest;

/// <summary>The rules of this process: loaded once, one book, one layout.</summary>
/// <param name="Layout">The fields that the decoder and the rules read.</param>
/// <param name="Book">The compiled rules.</param>
/// <param name="Correlations">The correlations of these rules.</param>
/// <param name="Rules">The rules as read.</param>
/// <param name="Problems">What was wrong with rule files; those rules are left out.</param>
internal sealed record RuleSet(
    FieldLayout Layout, RuleBook Book, CorrelationBook Correlations, IReadOnlyList<SigmaRule> Rules, IReadOnlyList<RuleProblem> Problems)
{
    /// <summary>Loads all rules below a directory.</summary>
    public static RuleSet From(string directory)
    {
        var folder = RuleFolder.Load(directory);
        var layout = FieldLayout.For(CloudTrailFields.Paths.Concat(folder.Rules.SelectMany(r => r.Fields)));
        return new RuleSet(
            layout, RuleBook.Compile(folder.Rules, layout), CorrelationBook.Of(folder.Correlations), folder.Rules, folder.Problems);
    }
}
