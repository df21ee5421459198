using System.CommandLine;
using System.Text.Json;
using OrleansSec.Silo.Evaluate;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec evaluate</c>: how good the product is, on data whose outcome is known.</summary>
internal static class EvaluateCommand
{
    private const int BarsNotMet = 3;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("DIR")
        {
            Description = """
                Directories with labelled data, found by name: X_index.jsonl beside a folder X of one file for each technique;
                X_labels.jsonl beside a folder X of logs (of a red-team run, or as demo generate writes); X_cases.jsonl of single events.
                The formats are described in docs/evaluation.md.
                """,
            Arity = ArgumentArity.OneOrMore,
        };
        var rules = CommonOptions.Rules();
        var output = new Option<string?>("--out") { Description = "Write report.md and a picture here.", HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = "table for people, json for programs.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var bars = new Option<bool>("--bars") { Description = "Exit with 3 if a demand is not met." };
        var reasons = new Option<string?>("--reasons") { Description = "JSON lines that say why alerts on benign data are right: subject, detector, why.", HelpName = "FILE" };
        var command = new Command("evaluate", "Judge labelled data with the product's own pipeline and score the alerts. Exit code 0 done, 1 bad arguments, 2 some input could not be read, 3 with --bars if a demand is not met.")
        {
            paths, rules, output, format, bars, reasons,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Run(
            parsed.GetRequiredValue(paths),
            new EvaluateArguments(
                parsed.GetRequiredValue(rules), parsed.GetValue(output), parsed.GetRequiredValue(format) == "json", parsed.GetValue(bars), parsed.GetValue(reasons)),
            string.Join(' ', parsed.Tokens.Select(t => t.Value).Prepend("orleanssec")),
            cancellation)));
        return command;
    }

    private static async Task<int> Run(string[] paths, EvaluateArguments arguments, string typed, CancellationToken cancellation)
    {
        if (Array.Find(paths, p => !Directory.Exists(p) && !File.Exists(p)) is { } nowhere)
        {
            return await Refuse($"{nowhere} does not exist.");
        }

        var sets = paths.SelectMany(LabelledSets.Find).ToArray();
        if (sets.Length == 0)
        {
            return await Refuse($"there is no labelled data in {string.Join(", ", paths)}. See: orleanssec evaluate --help");
        }

        if (CommonOptions.LoadRules(arguments.Rules) is not { } rules)
        {
            return CommonOptions.BadArguments;
        }

        var evaluation = new Evaluation(
            new Pipeline(rules), rules, arguments.Reasons is { } file ? Reasons.From(file) : Reasons.None, new Progress());
        var scores = new List<SetScore>();
        foreach (var set in sets)
        {
            scores.Add(await set.Score(evaluation, cancellation));
        }

        var report = new EvaluationReport(Provenance.Of(typed, TimeProvider.System), scores);
        await Print(report, arguments);
        return arguments.Bars && !report.MeetsBars ? BarsNotMet
            : scores.Any(s => s.Quarantined > 0 && s.Format != "cases") ? CommonOptions.UnreadInput
            : CommonOptions.Ok;
    }

    private static async Task Print(EvaluationReport report, EvaluateArguments arguments)
    {
        if (!Console.IsErrorRedirected)
        {
            await Console.Error.WriteLineAsync();
        }

        if (arguments.IsJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report, EvaluationJson.Default.EvaluationReport));
        }
        else
        {
            ConsoleSummary.Write(Console.Out, report);
        }

        if (arguments.Out is { } directory)
        {
            MarkdownReport.Write(directory, report);
        }
    }

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync($"orleanssec: {why}");
        return CommonOptions.BadArguments;
    }

    private sealed record EvaluateArguments(string[] Rules, string? Out, bool IsJson, bool Bars, string? Reasons);

    private sealed class Progress : IProgress<string>
    {
        public void Report(string value)
        {
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{Text.OneLine(value, 100),-100}");
            }
        }
    }
}
