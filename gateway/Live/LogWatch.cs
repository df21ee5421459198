using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Live;

/// <summary>
/// Keeps the head up to date: the alert log's grain tells of each change, and the store is asked now and then because
/// such hints may be lost. Hints that come close together wake the watchers once.
/// </summary>
internal sealed partial class LogWatch(
    LogHead head,
    IAlertStore store,
    IGrainFactory grains,
    IOptions<GatewayOptions> options,
    TimeProvider clock,
    ILogger<LogWatch> logger)
    : BackgroundService, IAlertLogWatcher
{
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _renew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(2);

    private readonly Channel<long> _hints = Channel.CreateBounded<long>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <inheritdoc/>
    public Task Grown(long head)
    {
        _hints.Writer.TryWrite(head);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Wake(stoppingToken), Subscribe(stoppingToken), Poll(stoppingToken));

    private async Task Wake(CancellationToken stopping)
    {
        await foreach (var hint in _hints.Reader.ReadAllAsync(stopping))
        {
            head.Reach(hint);
            await Task.Delay(_gather, clock, stopping);
        }
    }

    private async Task Subscribe(CancellationToken stopping)
    {
        IAlertLogWatcher? self = null;
        var log = grains.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key);
        while (true)
        {
            var isAwake = await Try(() => log.Watch(self ??= grains.CreateObjectReference<IAlertLogWatcher>(this), stopping), stopping);
            await Task.Delay(isAwake ? _renew : _retry, clock, stopping);
        }
    }

    private async Task Poll(CancellationToken stopping)
    {
        while (true)
        {
            await Try(async () => await Grown(await store.Head(stopping)), stopping);
            await Task.Delay(options.Value.LogPoll, clock, stopping);
        }
    }

    private async Task<bool> Try(Func<Task> action, CancellationToken stopping)
    {
        try
        {
            await action();
            return true;
        }
        catch (Exception failure)
        {
            // The live push: whatever fails now, the next round may succeed, and nothing is lost meanwhile.
            if (!stopping.IsCancellationRequested)
            {
                LogFailure(failure);
            }

            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The alert log cannot be followed just now; trying again.")]
    private partial void LogFailure(Exception failure);
}
