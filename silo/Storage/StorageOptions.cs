using Microsoft.Extensions.Configuration;

namespace OrleansSec.Silo.Storage;

/// <summary>Where the installation keeps what it knows. Read before anything is registered, since that depends on it.</summary>
internal sealed class StorageOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>The kind; null for PostgreSQL where a connection string is given, else SQLite.</summary>
    public StorageKind? Kind { get; set; }

    /// <summary>How to connect to PostgreSQL. May hold a password.</summary>
    public string? Postgres { get; set; }

    /// <summary>Where the state of grains is kept.</summary>
    public GrainStateKind GrainState { get; set; }

    /// <summary>The URL of MongoDB. May hold a password.</summary>
    public string? MongoDb { get; set; }

    /// <summary>The kind that is meant.</summary>
    public StorageKind Used => Kind ?? (string.IsNullOrWhiteSpace(Postgres) ? StorageKind.Sqlite : StorageKind.Postgres);

    /// <summary>The settings of a configuration. Throws <see cref="InvalidDataException"/> with what is wrong.</summary>
    public static StorageOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section[nameof(Kind)] is { } kind && !Enum.TryParse<StorageKind>(kind, ignoreCase: true, out _))
        {
            throw new InvalidDataException($"Storage:Kind is sqlite or postgres, not '{kind}'.");
        }

        if (section[nameof(GrainState)] is { } state && !Enum.TryParse<GrainStateKind>(state, ignoreCase: true, out _))
        {
            throw new InvalidDataException($"Storage:GrainState is same or mongodb, not '{state}'.");
        }

        var options = section.Get<StorageOptions>() ?? new StorageOptions();
        if (options.GrainState == GrainStateKind.MongoDb && string.IsNullOrWhiteSpace(options.MongoDb))
        {
            throw new InvalidDataException("--grain-state mongodb needs a URL: the environment variable Storage__MongoDb, or Storage:MongoDb in the file of --settings.");
        }

        return options.Used == StorageKind.Postgres && string.IsNullOrWhiteSpace(options.Postgres)
            ? throw new InvalidDataException(
                "PostgreSQL needs a connection string: --postgres, the environment variable Storage__Postgres, or Storage:Postgres in the file of --settings.")
            : options;
    }
}
