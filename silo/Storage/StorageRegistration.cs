using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Silo.Storage.MongoDb;
using OrleansSec.Silo.Storage.Postgres;
using OrleansSec.Silo.Storage.Sqlite;

namespace OrleansSec.Silo.Storage;

/// <summary>Registers the storage that the settings name.</summary>
internal static class StorageRegistration
{
    /// <summary>Adds the stores.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options, DataFolder data) => options.Used switch
    {
        StorageKind.Postgres => services.AddPostgresStorage(options.Postgres!),
        _ => services.AddSqliteStorage(data),
    };

    /// <summary>Drops what is old, now and then.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services, StorageOptions options) => options.Used switch
    {
        StorageKind.Postgres => services.AddPostgresRetention(),
        _ => services.AddSqliteRetention(),
    };

    /// <summary>Keeps the state of grains where the settings say.</summary>
    public static ISiloBuilder AddGrainState(this ISiloBuilder silo, StorageOptions options) => (options.GrainState, options.Used) switch
    {
        (GrainStateKind.MongoDb, _) => silo.AddMongoGrainStorage(options.MongoDb!),
        (_, StorageKind.Postgres) => silo.AddPostgresGrainStorage(),
        _ => silo.AddSqliteGrainStorage(),
    };
}
