using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Correlations;
using OrleansSec.Grains.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(ClusterFixture))]

namespace OrleansSec.Grains.Tests;

/// <summary>One cluster of two silos for all tests; each test has entities of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private static readonly Correlation _pair = new()
    {
        Name = "pair",
        File = "pair.yml",
        Line = 1,
        Title = "Two in a row",
        Level = Severity.High,
        Type = CorrelationType.EventCount,
        Timespan = TimeSpan.FromMinutes(1),
        Condition = new CountCondition(2),
        Rules = ["counted"],
    };

    private InProcessTestCluster? _cluster;

    /// <summary>The cluster.</summary>
    public InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("Not started.");

    /// <summary>Makes references to grains.</summary>
    public IGrainFactory Grains => Cluster.Client;

    /// <summary>The alert log of all silos.</summary>
    internal MemoryAlertStore Alerts { get; } = new(FaultyGrainStorage.Version);

    /// <summary>The verdicts and thresholds of all silos.</summary>
    internal MemoryVerdicts Verdicts { get; } = new();

    /// <summary>What all silos judge by.</summary>
    internal CurrentTerms Terms => field ??= new CurrentTerms(Verdicts);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton<IAlertStore>(Alerts)
            .AddSingleton<IVerdictStore>(Verdicts)
            .AddSingleton<IBudgetStore>(Verdicts)
            .AddSingleton(Terms)
            .AddSingleton(new CorrelationShelf(CorrelationBook.Of([_pair])))
            .AddSingleton<NormsCache>()
            .AddKeyedSingleton<IGrainStorage>("Default", (services, _) => new FaultyGrainStorage(services.GetRequiredService<Serializer>()))
            .AddSingleton(services => services.GetRequiredKeyedService<IGrainStorage>("Default")));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
