using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Correlations;
using OrleansSec.Grains;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>Registers what both the server and a replay need beside storage: rules, the ingest worker.</summary>
internal static class PipelineRegistration
{
    /// <summary>Adds the pipeline on a data folder.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, DataFolder data, RuleSet rules, IntelArguments intel, IndexScope? index)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(data);
        services.AddSingleton(new CorrelationShelf(rules.Correlations));
        services.AddSingleton(s => new LiveRules(rules, s.GetRequiredService<CorrelationShelf>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRuleStatus>(s => s.GetRequiredService<LiveRules>());
        services.AddSingleton<NormsCache>();
        services.AddIntel(intel, data.Intel);
        services.AddSingleton<CurrentTerms>();
        services.AddHostedService<VerdictWatch>();
        services.AddSingleton<IngestStatus>();
        services.AddSingleton<Patience>();
        services.AddSingleton<IBatchLedger, PatientLedger>();
        services.AddSingleton(s => new MemoryBudget(MemoryOptions.Read(s.GetRequiredService<IConfiguration>()).InFlight));
        services.AddSingleton<IngestMeter>();
        services.AddSingleton<IChunkReader, ChunkReader>();
        services.AddSingleton<IngestWorker>();
        services.AddSingleton<SystemStatus>();
        services.AddSingleton<ISystemStatus>(s => s.GetRequiredService<SystemStatus>());
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<EventIndexOptions>().BindConfiguration(EventIndexOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .PostConfigure(options => options.Scope = index ?? options.Scope);
        services.AddOptions<BudgetOptions>().BindConfiguration(BudgetOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }

    /// <summary>Watches the folders of the rules, and puts changed rules in place.</summary>
    public static IServiceCollection AddRuleWatch(this IServiceCollection services, IReadOnlyList<string> folders)
    {
        services.AddOptions<RuleOptions>().BindConfiguration(RuleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService(s => ActivatorUtilities.CreateInstance<RuleWatch>(s, folders));
        return services;
    }
}
