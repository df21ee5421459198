using System.Text;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Detection.Detectors;
using Xunit;

namespace OrleansSec.Rules.Tests;

/// <summary>The table of cases in the documentation: each is decided by rules that carry its tag, or by a detector. <c>UPDATE_DOCS=1</c> writes it anew.</summary>
public sealed class CoverageTests
{
    // What only memory can decide, beside rules.
    private static readonly Dictionary<string, string[]> _behavioural = new(StringComparer.Ordinal)
    {
        ["A04"] = ["FirstUse"],
        ["A23"] = ["FirstUse"],
        ["A39"] = ["FirstUse"],
        ["A41"] = ["InstanceCredentials"],
        ["A43"] = ["ErrorSpike"],
        ["A44"] = ["DiscoveryBurst"],
        ["A45"] = ["FirstUse"],
        ["A61"] = ["VolumeSpike"],
        ["A63"] = ["VolumeSpike"],
    };

    /// <summary>All rows.</summary>
    public static TheoryData<string> Rows { get; } = [.. Names().Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Is_decided_by_a_rule_or_a_detector(string row) =>
        Assert.True(Deciders(row).Count + _behavioural.GetValueOrDefault(row, []).Length > 0, $"no rule has the tag orleanssec.{row.ToLowerInvariant()}");

    [Fact]
    public void Names_only_detectors_that_there_are()
    {
        var known = typeof(Judge).Assembly.GetTypes().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(_behavioural.Values.SelectMany(d => d), detector => !known.Contains(detector));
    }

    [Fact]
    public void Tags_only_rows_that_there_are()
    {
        var names = Names();
        var tags = RuleFiles.Folder.Rules.SelectMany(r => r.Tags).Concat(RuleFiles.Folder.Correlations.SelectMany(c => c.Tags));

        Assert.DoesNotContain(
            tags, t => t.StartsWith("orleanssec.a", StringComparison.Ordinal) && t != "orleanssec.always-on" && !names.ContainsKey(t["orleanssec.".Length..].ToUpperInvariant()));
    }

    [Fact]
    public void Is_in_step_with_the_rules()
    {
        var path = Path.Combine(RuleFiles.Root, "docs", "coverage.md");
        var table = Table();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, table);
        }

        Assert.True(
            File.ReadAllText(path) == table, "docs/coverage.md is stale. Run: UPDATE_DOCS=1 dotnet test --project tests/Rules.Tests");
    }

    private static string Table()
    {
        var text = new StringBuilder(
            """
            # Coverage

            What may happen to an AWS account, and what decides it: rules and correlations with their severity, and detectors where
            only memory can tell. The names of the cases stand in this page; the rest is written by the tests of the rules
            (`UPDATE_DOCS=1 dotnet test --project tests/Rules.Tests`), which fail where a case is decided by nothing.

            | case | what happens | decided by |
            |---|---|---|

            """);
        foreach (var (row, name) in Names())
        {
            var detectors = _behavioural.GetValueOrDefault(row, []).Select(d => $"detector {d}");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {row} | {name} | {string.Join(", ", Deciders(row).Concat(detectors))} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static List<string> Deciders(string row)
    {
        var tag = $"orleanssec.{row.ToLowerInvariant()}";
        return
        [
            .. RuleFiles.Folder.TestedRules.Where(r => r.Tags.Contains(tag)).Select(r => (r.Name, r.Level))
                .Concat(RuleFiles.Folder.Correlations.Where(c => c.Tags.Contains(tag)).Select(c => (c.Name, c.Level)))
                .OrderByDescending(d => d.Level).ThenBy(d => d.Name, StringComparer.Ordinal)
                .Select(d => $"{d.Name} ({Word(d.Level)})"),
        ];
    }

    private static string Word(Severity level) => level.ToString().ToLowerInvariant();

    private static SortedDictionary<string, string> Names() => new(
        File.ReadLines(Path.Combine(RuleFiles.Root, "docs", "coverage.md"))
            .Where(line => line.StartsWith("| A", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .ToDictionary(cells => cells[1].Trim(), cells => cells[2].Trim(), StringComparer.Ordinal),
        StringComparer.Ordinal);
}
