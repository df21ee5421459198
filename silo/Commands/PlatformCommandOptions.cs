using System.CommandLine;
using Microsoft.Extensions.Configuration;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Commands;

/// <summary>The options that say where an installation keeps what it knows.</summary>
internal sealed class PlatformCommandOptions
{
    private readonly Option<string?> _storage = new("--storage")
    {
        Description = "Where to keep everything: sqlite (files in the data folder, the default) or postgres.",
        HelpName = "sqlite|postgres",
    };

    private readonly Option<string?> _postgres = new("--postgres")
    {
        Description = "Connection string of PostgreSQL. Others can see arguments, so give one with a password as the environment variable Storage__Postgres or in --settings.",
        HelpName = "STRING",
    };

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "JSON file of settings, such as { \"Storage\": { \"Postgres\": \"...\" } }. The environment and arguments win over it.",
        HelpName = "FILE",
    };

    public PlatformCommandOptions() => _storage.AcceptOnlyFromAmong("sqlite", "postgres");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_storage);
        command.Options.Add(_postgres);
        command.Options.Add(_settings);
    }

    /// <summary>What was given.</summary>
    public PlatformArguments Read(ParseResult parsed) => new(
        parsed.GetValue(_settings),
        new Dictionary<string, string?>
        {
            [$"{StorageOptions.Section}:{nameof(StorageOptions.Kind)}"] = parsed.GetValue(_storage),
            [$"{StorageOptions.Section}:{nameof(StorageOptions.Postgres)}"] = parsed.GetValue(_postgres),
        });

    /// <summary>The storage that is meant, for commands without a host.</summary>
    public StorageOptions Storage(ParseResult parsed)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables();
        Read(parsed).AddTo(configuration);
        return StorageOptions.Read(configuration);
    }
}
