using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using OrleansSec.Silo.Storage.Postgres.Index;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>Registers storage in PostgreSQL.</summary>
internal static class PostgresRegistration
{
    /// <summary>Adds the stores.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => PostgresDatabase.Open(connectionString));
        services.AddSingleton<ISqlDatabase>(s => s.GetRequiredService<PostgresDatabase>());
        services.AddSingleton(s => new IndexDatabase(new PostgresIndex(s.GetRequiredService<PostgresDatabase>())));
        services.AddSingleton<IEventWriter, PostgresEventWriter>();
        return services.AddSqlStores();
    }

    /// <summary>Makes and drops partitions now and then.</summary>
    public static IServiceCollection AddPostgresRetention(this IServiceCollection services)
    {
        services.AddOptions<AlertRetentionOptions>().BindConfiguration(AlertRetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddHostedService<PostgresRetention>();
    }

    /// <summary>Keeps the state of grains in the database, and what old memories judge out of the alert log.</summary>
    public static ISiloBuilder AddPostgresGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(new StateFence(PostgresText.Key));
        silo.Services.AddSingleton(s => new PostgresStateWriter(s.GetRequiredService<PostgresDatabase>().Source));
        silo.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (services, _) => new PostgresGrainStorage(
                services.GetRequiredService<PostgresDatabase>().Source,
                services.GetRequiredService<PostgresStateWriter>(),
                services.GetRequiredService<Serializer>()));
        return silo;
    }
}
