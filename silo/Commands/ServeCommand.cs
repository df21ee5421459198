using System.CommandLine;
using Microsoft.Extensions.Hosting;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Commands;

/// <summary><c>orleanssec serve</c>: silo, gateway and console in one process, on one data folder.</summary>
internal static class ServeCommand
{
    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data")
        {
            Description = "Data folder (default: ./data; with --demo a throw-away folder).",
            HelpName = "DIR",
        };
        var watch = new Option<string[]>("--watch")
        {
            Description = "File, directory or glob to read and watch; may be repeated (default: the inbox folder of the data folder).",
            HelpName = "PATH",
        };
        var rules = CommonOptions.Rules();
        var url = new Option<Uri?>("--url")
        {
            Description = "Address to listen on.",
            HelpName = "URL",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
            CustomParser = result => Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
                ? parsed
                : Refuse(result, "--url takes an address such as http://127.0.0.1:5080."),
        };
        var demo = new Option<bool>("--demo")
        {
            Description = "Also feed a demonstration: a quiet week in a minute, then the Capital One 2019 attack. Viewers on this machine need no sign-in.",
        };
        var command = new Command("serve", "Watch: take events in, judge them, and serve the live console.") { data, watch, rules, url, demo };
        var intel = new IntelCommandOptions();
        intel.AddTo(command);
        var aws = new AwsCommandOptions();
        aws.AddTo(command);
        var platform = new PlatformCommandOptions();
        platform.AddClusterTo(command);
        var index = IndexOption.Create("writes");
        command.Options.Add(index);
        command.Validators.Add(result =>
        {
            if (result.GetValue(demo) && result.GetValue(url) is { IsLoopback: false })
            {
                result.AddError("--demo shows alerts without sign-in, so it listens on loopback only: give a loopback --url, or leave out --demo.");
            }
        });
        command.SetAction((parsed, cancellation) => CommonOptions.Guard(() => Run(
            parsed.GetValue(data),
            parsed.GetValue(watch) ?? [],
            parsed.GetRequiredValue(rules),
            intel.Read(parsed),
            platform.Read(parsed),
            parsed.GetValue(index),
            aws.Read(parsed),
            parsed.GetRequiredValue(url)!,
            parsed.GetValue(demo),
            cancellation)));
        return command;
    }

    private static async Task<int> Run(
        string? dataPath,
        string[] watch,
        string[] ruleNames,
        IntelArguments intel,
        PlatformArguments platform,
        IndexScope? index,
        AwsArguments aws,
        Uri url,
        bool isDemo,
        CancellationToken cancellation)
    {
        using var throwAway = isDemo && dataPath is null ? new ThrowAwayFolder("demo") : null;
        using var data = new DataFolder(dataPath ?? throwAway?.Path ?? "data");
        Directory.CreateDirectory(data.Rules);
        string[] folders = [.. CommonOptions.RuleFolders(ruleNames), data.Rules];
        if (CommonOptions.LoadRules(folders) is not { } rules)
        {
            return CommonOptions.BadArguments;
        }

        var options = new ServerOptions(data, watch, rules, folders, intel, platform, index, aws, url, isDemo);
        await using var app = Server.Build(options);
        await app.StartAsync(cancellation);
        await Banner.Print(app, options, Console.Out);
        await app.WaitForShutdownAsync(cancellation);
        return CommonOptions.Ok;
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
