using System.Text;
using System.Text.RegularExpressions;
using OrleansSec.Contracts.Alerts;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>
/// The table of detections in the documentation has one row per rule. <c>UPDATE_DOCS=1</c> writes it anew.
/// </summary>
public sealed partial class DetectionTableTests
{
    [Fact]
    public void Is_in_step_with_the_rules()
    {
        var path = Path.Combine(RuleFiles.Root, "docs", "detections.md");
        var table = Table();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, table);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == table,
            "docs/detections.md is stale. Run: UPDATE_DOCS=1 dotnet test --project tests/Rules.Tests");
    }

    private static string Table()
    {
        var text = new StringBuilder(
            $"""
            # Detections

            The {RuleFiles.Folder.TestedRules.Count()} rules and {RuleFiles.Folder.Correlations.Count} correlations that come with OrleansSec. This page is written by the tests of the rules:
            `UPDATE_DOCS=1 dotnet test --project tests/Rules.Tests`.

            | name | title | severity | techniques | coverage | file |
            |---|---|---|---|---|---|

            """);
        var rows = RuleFiles.Folder.TestedRules
            .Select(r => (r.Name, Row: Row(r.Name, r.Title, r.Level, r.Techniques, r.Tags, r.File)))
            .Concat(RuleFiles.Folder.Correlations.Select(c => (c.Name, Row: Row(c.Name, c.Title, c.Level, c.Techniques, c.Tags, c.File))));
        text.AppendJoin(string.Empty, rows.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => r.Row));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Row(
        string name, string title, Severity level, IReadOnlyList<string> techniques, IReadOnlyList<string> tags, string path)
    {
        var file = Path.GetRelativePath(RuleFiles.Root, path).Replace('\\', '/');
        string[] cells =
        [
            name,
            title.Replace("|", "\\|", StringComparison.Ordinal),
            level.ToString().ToLowerInvariant(),
            string.Join(' ', techniques),
            Coverage(tags),
            $"[{Path.GetFileName(file)}](../{file})",
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }

    private static string Coverage(IReadOnlyList<string> tags) => string.Join(
        ' ',
        tags.Select(t => CoverageTag.Match(t)).Where(m => m.Success).Select(m => m.Groups["row"].Value.ToUpperInvariant()));

    [GeneratedRegex(@"^orleanssec\.(?<row>[a-z][0-9]{2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex CoverageTag { get; }
}
