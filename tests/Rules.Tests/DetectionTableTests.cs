using System.Text;
using System.Text.RegularExpressions;
using OrleansSec.Detection.Rules;
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

            The {RuleFiles.Folder.Rules.Count} rules that come with OrleansSec. This page is written by the tests of the rules:
            `UPDATE_DOCS=1 dotnet test --project tests/Rules.Tests`.

            | name | title | severity | techniques | coverage | file |
            |---|---|---|---|---|---|

            """);
        foreach (var rule in RuleFiles.Folder.Rules.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(RuleFiles.Root, rule.File).Replace('\\', '/');
            string[] cells =
            [
                rule.Name,
                rule.Title.Replace("|", "\\|", StringComparison.Ordinal),
                rule.Level.ToString().ToLowerInvariant(),
                string.Join(' ', rule.Techniques),
                Coverage(rule),
                $"[{Path.GetFileName(file)}](../{file})",
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Coverage(SigmaRule rule) => string.Join(
        ' ',
        rule.Tags.Select(t => CoverageTag.Match(t)).Where(m => m.Success).Select(m => m.Groups["row"].Value.ToUpperInvariant()));

    [GeneratedRegex(@"^orleanssec\.(?<row>[a-z][0-9]{2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex CoverageTag { get; }
}
