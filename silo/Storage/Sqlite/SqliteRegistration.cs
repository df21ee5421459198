using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sqlite.Index;

namespace OrleansSec.Silo.Storage.Sqlite;

/// <summary>Registers storage in the SQLite files of a data folder.</summary>
internal static class SqliteRegistration
{
    /// <summary>Adds the stores.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, DataFolder data)
    {
        services.AddSingleton(_ => new SqliteDatabase(data.Database));
        services.AddSingleton<ISqlDatabase>(s => s.GetRequiredService<SqliteDatabase>());
        services.AddSingleton(_ => new IndexDatabase(new SqliteDatabase(data.Index, ".Sqlite.Index.")));
        services.AddSingleton<SqliteEventWriter>();
        services.AddSingleton<IEventWriter>(s => s.GetRequiredService<SqliteEventWriter>());
        return services.AddSqlStores();
    }

    /// <summary>Drops old events now and then.</summary>
    public static IServiceCollection AddSqliteRetention(this IServiceCollection services) => services.AddHostedService<IndexRetention>();

    /// <summary>Keeps the state of grains in the data folder's database, and what old memories judge out of the alert log.</summary>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(new StateFence(key => key));
        silo.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (services, _) => new SqliteGrainStorage(services.GetRequiredService<SqliteDatabase>(), services.GetRequiredService<Serializer>()));
        return silo;
    }
}
