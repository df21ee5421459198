using System.CommandLine;
using Microsoft.Extensions.Configuration;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Commands;

/// <summary>The options that say where an installation keeps what it knows, and of which processes it consists.</summary>
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

    private readonly Option<string?> _grainState = new("--grain-state")
    {
        Description = "Where to keep the state of grains: same (as the rest, the default) or mongodb, with its URL in Storage__MongoDb or --settings.",
        HelpName = "same|mongodb",
    };

    private readonly Option<string?> _settings = new("--settings")
    {
        Description = "JSON file of settings, such as { \"Storage\": { \"Postgres\": \"...\" } }. The environment and arguments win over it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _roles = new("--roles")
    {
        Description = "What this process does: all, silo (takes in and judges) or gateway (API and console); the latter two with PostgreSQL (default: all).",
        HelpName = "all|silo|gateway",
    };

    private readonly Option<string?> _siloPort = new("--silo-port") { Description = "Port for other silos (default: 11111).", HelpName = "PORT" };

    private readonly Option<string?> _gatewayPort = new("--gateway-port") { Description = "Port of the silo for gateways (default: 30000).", HelpName = "PORT" };

    private readonly Option<string?> _advertise = new("--advertise")
    {
        Description = "IP address by which the others of the cluster reach this silo (default: 127.0.0.1).",
        HelpName = "IP",
    };

    private readonly Option<string?> _memory = new("--memory")
    {
        Description = "Managed memory that the process may take, in megabytes (default: what the machine or the container allows).",
        HelpName = "MB",
    };

    public PlatformCommandOptions()
    {
        _storage.AcceptOnlyFromAmong("sqlite", "postgres");
        _grainState.AcceptOnlyFromAmong("same", "mongodb");
        _roles.AcceptOnlyFromAmong("all", "silo", "gateway");
    }

    /// <summary>Adds the options of a cluster to a command, beside those of storage.</summary>
    public void AddClusterTo(Command command)
    {
        AddTo(command);
        command.Options.Add(_grainState);
        command.Options.Add(_roles);
        command.Options.Add(_siloPort);
        command.Options.Add(_gatewayPort);
        command.Options.Add(_advertise);
        command.Options.Add(_memory);
    }

    /// <summary>Adds the options of storage to a command.</summary>
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
            [$"{StorageOptions.Section}:{nameof(StorageOptions.GrainState)}"] = parsed.GetValue(_grainState),
            [$"{ClusterSettings.Section}:{nameof(ClusterSettings.Role)}"] = parsed.GetValue(_roles),
            [$"{ClusterSettings.Section}:{nameof(ClusterSettings.SiloPort)}"] = parsed.GetValue(_siloPort),
            [$"{ClusterSettings.Section}:{nameof(ClusterSettings.GatewayPort)}"] = parsed.GetValue(_gatewayPort),
            [$"{ClusterSettings.Section}:{nameof(ClusterSettings.Advertise)}"] = parsed.GetValue(_advertise),
            [$"{MemoryOptions.Section}:{nameof(MemoryOptions.Megabytes)}"] = parsed.GetValue(_memory),
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
