using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;

namespace OrleansSec.Silo.Cluster;

/// <summary>Tells of this silo, once a second.</summary>
internal sealed partial class StatusTeller(
    StatusBoard board, SystemStatus system, LiveRules rules, IntelCatalog intel, ClusterSettings settings, TimeProvider clock, ILogger<StatusTeller> logger)
    : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(() => board.Leave(settings.Silo, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        do
        {
            await Try(async () =>
                await board.Tell(new SiloStatus(settings.Silo, await system.Read(stoppingToken), ((IRuleStatus)rules).Read(), intel.Read()), stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Try(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (IOException failure)
        {
            LogSilent(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The other processes cannot be told how this silo does: {Reason}")]
    private partial void LogSilent(string reason);
}
