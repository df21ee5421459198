using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Hosting;

namespace OrleansSec.Silo.Cluster;

/// <summary>Registers what the processes of a cluster know of each other.</summary>
internal static class ClusterRegistration
{
    /// <summary>Lets this silo tell of itself, and the system view show all of them.</summary>
    public static IServiceCollection AddClusterStatus(this IServiceCollection services, ClusterSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<StatusBoard>();
        services.AddSingleton<ClusterStatus>();
        services.AddSingleton<ISystemStatus>(s => s.GetRequiredService<ClusterStatus>());
        services.AddHostedService(s => s.GetRequiredService<ClusterStatus>());
        if (settings.Role != Role.Gateway)
        {
            return services.AddHostedService<StatusTeller>();
        }

        services.AddSingleton<IRuleStatus>(s => s.GetRequiredService<ClusterStatus>());
        services.AddSingleton<IIntelCatalog>(s => s.GetRequiredService<ClusterStatus>());
        return services.AddSingleton<IPushIntake, NoIntake>();
    }
}
