using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OrleansSec.Mutation;

/// <summary>The sections of <c>bench/results/mutation.md</c>, one a folder.</summary>
internal static class Report
{
    private const int LongestCode = 110;

    private const string Head = """
        # Mutation testing

        Small faults are put into the code one at a time; a test should notice each. Faults: relational, boolean and arithmetic
        operators and number literals changed, texts emptied, conditions and boolean returns turned round, statements removed, calls
        exchanged (Any and All, First and Last, Min and Max, ascending and descending, StartsWith and EndsWith). Not touched: patterns,
        constants, and tables that are set up once for all. Only the tests of the folder itself run, without simulations, and with 20
        cases of a property (50 of those of the rules engine). A fault that changes nothing that can be observed is named as such
        and counts as not noticed all the same.

        """;

    /// <summary>What to say of a folder.</summary>
    public static string Section(string root, string folder, List<Result> results, int setUp, int tests, TimeSpan took)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""

            Command: `nice dotnet run --project bench/Mutation -c Release -- {folder}`
            Commit {Commit(root)}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {tests} tests, {took.TotalMinutes:F0} minutes.
            Left out: {setUp} faults in what is set up once in a process, before a switch could be thrown.

            | folder | faults | noticed | not noticed | never reached | noticed of all |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var part in results.GroupBy(r => Path.GetDirectoryName(r.Mutant.File)!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(Row($"`{part.Key}`", [.. part]));
        }

        text.Append(Row("all", results));
        text.Append("\nNot noticed:\n\n| place | fault | code | remark |\n| --- | --- | --- | --- |\n");
        var equivalents = Equivalents(root);
        foreach (var (mutant, _, isReached) in results.Where(r => !r.IsNoticed))
        {
            var remark = equivalents.GetValueOrDefault((mutant.File, mutant.Kind, mutant.Before)) ?? (isReached ? string.Empty : "never reached");
            text.Append(CultureInfo.InvariantCulture, $"| {mutant.File}:{mutant.Line} | {mutant.Kind} | {Code(mutant.Before)} | {remark} |\n");
        }

        return text.ToString();
    }

    /// <summary>Writes a folder's section and leaves those of the others.</summary>
    public static void Write(string root, string folder, string section)
    {
        var file = Path.Combine(root, "bench", "results", "mutation.md");
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in File.Exists(file) ? File.ReadAllText(file).Split("\n## ").Skip(1) : [])
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            sections[part[..end]] = part[(end + 1)..];
        }

        sections[$"grains/Detection/{folder}"] = section;
        File.WriteAllText(file, Head + string.Concat(sections.Select(s => $"\n## {s.Key}\n{s.Value.TrimEnd()}\n")));
    }

    private static string Row(string name, List<Result> results)
    {
        var (all, noticed, reached) = (results.Count, results.Count(r => r.IsNoticed), results.Count(r => r.IsReached));
        return string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {all} | {noticed} | {reached - noticed} | {all - reached} | {100.0 * noticed / Math.Max(1, all):F1} % |\n");
    }

    // One line each: file, kind of fault, code, and why that changes nothing; parted by tabs.
    private static Dictionary<(string File, string Kind, string Before), string> Equivalents(string root) =>
        File.ReadAllLines(Path.Combine(root, "bench", "Mutation", "equivalents.tsv"))
            .Select(line => line.Split('\t'))
            .Where(parts => parts.Length == 4)
            .DistinctBy(p => (p[0], p[1], p[2]))
            .ToDictionary(p => (p[0], p[1], p[2]), p => $"equivalent: {p[3]}");

    private static string Code(string code)
    {
        var text = code.Length > LongestCode ? code[..LongestCode] + "…" : code;
        return $"`{text.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'')}`";
    }

    private static string Commit(string root)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", root, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true });
        return git?.StandardOutput.ReadToEnd().Trim() ?? "unknown";
    }
}
