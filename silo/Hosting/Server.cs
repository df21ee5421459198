using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway;
using OrleansSec.Silo.Cluster;
using OrleansSec.Silo.Demo;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Sources.Lookup;
using OrleansSec.Silo.Sources.S3;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Hosting;

/// <summary>Composes the server: silo, pipeline, gateway, console, or the part of them that is its role.</summary>
internal static class Server
{
    /// <summary>An application that is ready to start.</summary>
    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // At its first check it takes the machine's uptime for a delay (seen with Orleans 10.4.2).
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.WebHost.UseUrls(options.Url.ToString());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{GatewayOptions.Section}:{nameof(GatewayOptions.Demo)}"] = options.IsDemo.ToString(CultureInfo.InvariantCulture),
            [$"{GatewayOptions.Section}:{nameof(GatewayOptions.KeyFolder)}"] = options.Data.Keys,
        });
        options.Platform.AddTo(builder.Configuration);
        MemoryOptions.Read(builder.Configuration).Apply(builder.Services);
        var storage = StorageOptions.Read(builder.Configuration);
        var cluster = ClusterSettings.Read(builder.Configuration, storage);
        builder.AddCluster(cluster, storage);
        builder.Services.AddStorage(storage, options.Data);
        if (cluster.Role != Role.Gateway)
        {
            builder.AddSiloServices(options, storage);
        }

        if (storage.Used == StorageKind.Postgres)
        {
            builder.Services.AddClusterStatus(cluster);
        }

        builder.Services.AddGateway();
        var app = builder.Build();

        // Before anything starts, so that trouble with the database is told as what it is.
        app.Services.GetRequiredService<ISqlDatabase>();
        app.Services.GetService<IntelCatalog>()?.Load();
        app.Services.GetService<IngestMeter>();
        return cluster.Role == Role.Silo ? app.MapIntake() : app.MapGateway();
    }

    private static void AddSiloServices(this WebApplicationBuilder builder, ServerOptions options, StorageOptions storage)
    {
        builder.Services.AddRetention(storage)
            .AddPipeline(options.Data, options.Rules, options.Intel, options.Index)
            .AddRuleWatch(options.RuleFolders);
        builder.Services.AddSources(options);
        builder.Services.AddS3Sources(builder.Configuration, options.Aws.S3, options.Data.Fetched).AddLookupSources(builder.Configuration, options.Aws.Lookup);
        builder.Services.AddHostedService<IntelRefresh>();
        builder.Services.AddHostedService<MatchBack>();
        builder.Services.AddHostedService<IngestService>();
        if (options.IsDemo)
        {
            builder.Services.AddHostedService(s => new DemoFeed(options.Paths[0], s.GetRequiredService<TimeProvider>()));
        }
    }

    private static void AddSources(this IServiceCollection services, ServerOptions options)
    {
        Directory.CreateDirectory(options.Data.Inbox);
        foreach (var path in options.Paths)
        {
            services.AddSingleton<ISource>(s => new FolderSource(
                new FolderPath(path), watch: true, s.GetRequiredService<IBatchLedger>(), s.GetRequiredService<TimeProvider>()));
        }

        services.AddOptions<PushOptions>().BindConfiguration(PushOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => new PushSource(
            options.Data.Spool, s.GetRequiredService<IOptions<PushOptions>>().Value, s.GetRequiredService<IBatchLedger>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISource>(s => s.GetRequiredService<PushSource>());
        services.AddSingleton<IPushIntake>(s => s.GetRequiredService<PushSource>());
    }
}
