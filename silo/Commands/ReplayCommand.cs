using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sqlite;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec replay</c>: the pipeline of the server on given files, once, without the server.</summary>
internal static class ReplayCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Log files, directories or globs: .json, .json.gz, .jsonl (CloudTrail files, exports, event streams).",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.Validators.Add(result =>
        {
            foreach (var option in result.Tokens.Where(t => t.Value.StartsWith('-') && !File.Exists(t.Value)))
            {
                result.AddError($"There is no option {option.Value}. See: orleanssec replay --help");
            }
        });
        var rules = CommonOptions.Rules();
        var format = new Option<string>("--format")
        {
            Description = "table for people, json for one alert per line.",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "json");
        var data = new Option<string?>("--data")
        {
            Description = "Data folder to keep what is learnt (default: a throw-away folder).",
            HelpName = "DIR",
        };
        var command = new Command("replay", "Judge log files and print the alerts. Exit code 2 if any input could not be read.")
        {
            paths, rules, format, data,
        };
        var intel = new IntelCommandOptions();
        intel.AddTo(command);
        var index = IndexOption.Create("writes with --data, else nothing");
        command.Options.Add(index);
        command.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Run(
            parsed.GetRequiredValue(paths),
            parsed.GetRequiredValue(rules),
            parsed.GetRequiredValue(format) == "json" ? new AlertJsonPrinter(Console.Out) : new AlertTablePrinter(Console.Out),
            parsed.GetValue(data),
            intel.Read(parsed),
            parsed.GetValue(index) ?? (parsed.GetValue(data) is null ? IndexScope.Nothing : IndexScope.Writes),
            cancellation)));
        return command;
    }

    /// <summary>The pipeline on given paths, not yet started.</summary>
    internal static IHost Build(string[] paths, DataFolder data, RuleSet rules, IntelArguments intel, IndexScope index = IndexScope.Nothing)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.AddSingleSilo(new StorageOptions());
        builder.Services.AddSqliteStorage(data).AddPipeline(data, rules, intel, index);
        foreach (var path in paths)
        {
            builder.Services.AddSingleton<ISource>(s => new FolderSource(
                new FolderPath(path), watch: false, s.GetRequiredService<IBatchLedger>(), s.GetRequiredService<TimeProvider>()));
        }

        return builder.Build();
    }

    private static async Task<int> Run(
        string[] paths, string[] rulesDirectories, IAlertPrinter printer, string? dataPath, IntelArguments intel, IndexScope index, CancellationToken cancellation)
    {
        if (CommonOptions.LoadRules(rulesDirectories) is not { } rules)
        {
            return CommonOptions.BadArguments;
        }

        using var throwAway = dataPath is null ? new ThrowAwayFolder("replay") : null;
        using var data = new DataFolder(dataPath ?? throwAway!.Path);
        using var host = Build(paths, data, rules, intel, index);
        using var progress = new ReplayProgress(Console.Error, [.. paths.Select(p => new FolderPath(p))], host.Services.GetRequiredService<TimeProvider>());
        var worker = host.Services.GetRequiredService<IngestWorker>();
        worker.Acknowledged += progress.Add;

        await host.Services.GetRequiredService<IntelCatalog>().Refresh(cancellation);
        await host.StartAsync(cancellation);
        progress.Start(host.Services.GetRequiredService<IngestStatus>());
        await worker.Run(cancellation);
        var sources = host.Services.GetServices<ISource>().OfType<FolderSource>();
        var alerts = await printer.Print(host.Services.GetRequiredService<IAlertStore>(), cancellation);
        progress.Finish(alerts, sources.Select(s => s.Problem).OfType<string>());
        await host.StopAsync(cancellation);
        return progress.HasUnread ? CommonOptions.UnreadInput : CommonOptions.Ok;
    }
}
