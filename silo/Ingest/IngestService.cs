using Microsoft.Extensions.Hosting;

namespace OrleansSec.Silo.Ingest;

/// <summary>Runs the ingest worker while the silo is active; what is open when it stops comes again at the next start.</summary>
internal sealed class IngestService(IngestWorker worker, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start before the silo takes calls; the host has started when all of them have.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        await worker.Run(stoppingToken);
    }
}
