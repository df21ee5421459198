using System.Globalization;
using System.Text;

namespace OrleansSec.Bench;

/// <summary>The sections of <c>results/mutation.md</c>, one a folder.</summary>
internal static class MutationReport
{
    private const int LongestCode = 100;

    private const string Head = """
        # Mutation testing

        Small faults are put into the code one at a time; a test should notice each. Tool: Stryker.NET with its default set of
        faults (operators, conditions, statements and blocks removed, strings, LINQ, initializers). Only the tests of the folder
        itself run, and of these the ones that reach the fault. A fault counts if it compiles. Faults that change nothing that can
        be observed are named as such and count as not noticed.

        """;

    private static readonly string[] _columns = ["files", "faults", "noticed", "of these by time", "not noticed", "never reached", "noticed of all"];

    /// <summary>Writes the folder's section and leaves those of the others.</summary>
    public static async Task Write(string folder, string? only, IReadOnlyList<MutationFault> faults, TimeSpan took, CancellationToken cancellation)
    {
        var file = Path.Combine(Machine.Repository, "bench", "results", "mutation.md");
        var sections = File.Exists(file) ? Sections(await File.ReadAllTextAsync(file, cancellation)) : [];
        sections[$"grains/Detection/{folder}"] = await Section(folder, only, faults, took, cancellation);
        await File.WriteAllTextAsync(file, Head + string.Concat(sections.Select(s => $"\n## {s.Key}\n{s.Value}")), cancellation);
        await Console.Out.WriteLineAsync(string.Join('\n', sections[$"grains/Detection/{folder}"].Split('\n').Take(14)));
    }

    private static SortedDictionary<string, string> Sections(string text) => new(
        text.Split("\n## ").Skip(1).ToDictionary(s => s[..s.IndexOf('\n', StringComparison.Ordinal)], s => s[(s.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
        StringComparer.Ordinal);

    private static async Task<string> Section(
        string folder, string? only, IReadOnlyList<MutationFault> faults, TimeSpan took, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var counted = faults.Where(f => f.Counts).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"""

            Command: `dotnet run --project bench -c Release -- mutation {folder}{(only is null ? string.Empty : $" --only {only}")}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load}, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {took.TotalMinutes:F0} minutes.
            Left out: {faults.Count(f => f.Status == "CompileError" && f.File.StartsWith(folder, StringComparison.Ordinal))} faults that do not compile, {faults.Count(f => f.Status == "Ignored" && f.File.StartsWith(folder, StringComparison.Ordinal))} that stand in a block that is removed as a whole.

            | folder | {string.Join(" | ", _columns)} |
            | --- |{string.Concat(_columns.Select(_ => " --- |"))}

            """);
        foreach (var part in counted.GroupBy(f => Path.GetDirectoryName(f.File)!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(Row(part.Key, [.. part]));
        }

        text.Append(Row("all", counted));
        text.Append("\nNot noticed:\n\n| place | code | made | remark |\n| --- | --- | --- | --- |\n");
        var equals = await Equivalents(cancellation);
        foreach (var fault in counted.Where(f => !f.IsNoticed).OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line))
        {
            var remark = equals.GetValueOrDefault((fault.File, fault.Before, fault.After))
                ?? (fault.Status == "NoCoverage" ? "never reached" : string.Empty);
            text.Append(CultureInfo.InvariantCulture, $"| {fault.File}:{fault.Line} | {Code(fault.Before)} | {Code(fault.After)} | {remark} |\n");
        }

        return text.ToString();
    }

    private static string Row(string name, MutationFault[] faults)
    {
        var (noticed, late, unreached) = (
            faults.Count(f => f.IsNoticed), faults.Count(f => f.Status == "Timeout"), faults.Count(f => f.Status == "NoCoverage"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {faults.Select(f => f.File).Distinct().Count()} | {faults.Length} | {noticed} | {late} | {faults.Length - noticed - unreached} | {unreached} | {100.0 * noticed / Math.Max(1, faults.Length):F1} % |\n");
    }

    // One line each: file, code, what it was made, and why that changes nothing; parted by tabs.
    private static async Task<Dictionary<(string File, string Before, string After), string>> Equivalents(CancellationToken cancellation)
    {
        var file = Path.Combine(Machine.Repository, "bench", "equivalent-faults.tsv");
        return !File.Exists(file) ? [] : (await File.ReadAllLinesAsync(file, cancellation))
            .Select(line => line.Split('\t'))
            .Where(parts => parts.Length == 4)
            .ToDictionary(p => (p[0], p[1], p[2]), p => $"equivalent: {p[3]}");
    }

    private static string Code(string code)
    {
        var text = code.Length > LongestCode ? code[..LongestCode] + "…" : code;
        return text.Length == 0 ? string.Empty : $"`{text.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'')}`";
    }
}
