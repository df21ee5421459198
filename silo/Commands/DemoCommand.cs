using System.CommandLine;
using System.Globalization;
using OrleansSec.Silo.Demo;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec demo generate</c>: CloudTrail log files to try things on.</summary>
internal static class DemoCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Directory to write to.", HelpName = "DIR", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same files.", DefaultValueFactory = _ => 1 };
        var days = new Option<int>("--days") { Description = "Days of background.", DefaultValueFactory = _ => 7 };
        var start = new Option<DateTimeOffset?>("--start") { Description = "First day, UTC (default: a Monday in November 2026).", HelpName = "DATE" };
        var attack = new Option<DemoAttack>("--attack") { Description = "The attack after the background.", DefaultValueFactory = _ => DemoAttack.CapitalOne };
        var records = new Option<int?>("--records") { Description = "Make a bulk corpus of so many records instead.", HelpName = "N" };
        var files = new Option<int>("--files") { Description = "Files of a bulk corpus.", DefaultValueFactory = _ => 250 };
        var principals = new Option<int>("--principals") { Description = "Principals of a bulk corpus.", DefaultValueFactory = _ => 5000 };
        var generate = new Command("generate", "Write seeded CloudTrail log files, and beside DIR a DIR_labels.jsonl that names the attack's events.")
        {
            output, seed, days, start, attack, records, files, principals,
        };
        generate.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Task.FromResult(Run(
            Options(
                parsed.GetValue(seed),
                parsed.GetValue(days),
                parsed.GetValue(start),
                parsed.GetValue(attack),
                parsed.GetValue(records) is { } n ? DemoOptions.ForBulk(n, parsed.GetValue(files), parsed.GetValue(principals), parsed.GetValue(seed)) : null),
            parsed.GetRequiredValue(output),
            cancellation))));
        return new Command("demo", "Demonstration data.") { generate };
    }

    private static DemoOptions Options(ulong seed, int days, DateTimeOffset? start, DemoAttack attack, DemoOptions? bulk)
    {
        var options = bulk ?? new DemoOptions { Seed = seed, Days = days, Attack = attack };
        return start is { } first ? options with { Start = first.ToUniversalTime() } : options;
    }

    private static int Run(DemoOptions options, string directory, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var progress = Console.IsErrorRedirected
            ? null
            : new Progress<DemoProgress>(p => Console.Error.Write($"\r{p.Windows}/{p.OfWindows} windows  {p.Records} records "));
        var summary = DemoCorpus.Write(options, directory, progress, cancellation);
        Console.Error.WriteLine();
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"files {summary.Files}  records {summary.Records}  bytes {summary.Bytes}  attack events {summary.AttackEvents}  attack from {summary.AttackStart:u}"));
        return CommonOptions.Ok;
    }
}
