using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OrleansSec.Silo.Intel;

/// <summary>Looks at the lists' sources when the server starts, and then again and again.</summary>
internal sealed class IntelRefresh(IntelCatalog catalog, IOptions<IntelOptions> options, TimeProvider clock) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Refresh, clock);
        do
        {
            await catalog.Refresh(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
