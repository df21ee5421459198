using System.CommandLine;
using System.Globalization;
using OrleansSec.Silo.Demo;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec demo generate</c>: CloudTrail log files to try things on.</summary>
internal static class DemoCommand
{
    private static readonly DateTimeOffset _month = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

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
        var zipf = new Option<double>("--zipf") { Description = "In a bulk corpus the n-th principal of an account acts 1/n^S as often as the first; 0 for all as often.", HelpName = "S" };
        var principals = new Option<int?>("--principals") { Description = "A company with about so many principals in place of the small one; of a bulk corpus 5000 if not given.", HelpName = "N" };
        var attacks = new Option<int?>("--attacks") { Description = "So many steps of attacks planted into the company of --principals (default 60): other victims, times, orders for each seed.", HelpName = "STEPS" };
        var generate = new Command("generate", "Write seeded CloudTrail log files, and beside DIR a DIR_labels.jsonl that names the attack's events.")
        {
            output, seed, days, start, attack, attacks, principals, records, files, zipf,
        };
        generate.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Task.FromResult(Run(
            Options(
                new DemoOptions
                {
                    Seed = parsed.GetValue(seed),
                    Days = parsed.GetValue(days),
                    Attack = parsed.GetValue(attack),
                    Organisation = (parsed.GetValue(principals) ?? parsed.GetValue(attacks)) is null
                        ? null
                        : new OrganisationOptions(parsed.GetValue(principals) ?? 60, parsed.GetValue(attacks) ?? 0),
                },
                parsed.GetValue(start),
                parsed.GetValue(records) is { } n ? DemoOptions.ForBulk(n, parsed.GetValue(files), parsed.GetValue(principals) ?? 5000, parsed.GetValue(seed), parsed.GetValue(zipf)) : null),
            parsed.GetRequiredValue(output),
            cancellation))));
        return new Command("demo", "Demonstration data.") { generate };
    }

    private static DemoOptions Options(DemoOptions company, DateTimeOffset? start, DemoOptions? bulk)
    {
        // Weeks that are over, so that nothing lies in the future.
        var options = bulk ?? (company.Organisation is null ? company : company with { Start = _month });
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
