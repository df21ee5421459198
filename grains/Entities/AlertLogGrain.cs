using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Utilities;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Grains;

/// <summary>
/// The one writer of the alert log. Appends interleave, so that the store can put many into one transaction; it
/// numbers them in the order of its commits (docs/adr/0004).
/// </summary>
[Reentrant]
internal sealed class AlertLogGrain(IAlertStore store, ILogger<AlertLogGrain> logger) : Grain, IAlertLogGrain
{
    private static readonly TimeSpan _watchFor = TimeSpan.FromMinutes(5);

    private readonly ObserverManager<IAlertLogWatcher> _watchers = new(_watchFor, logger);

    /// <inheritdoc/>
    public async Task Append(IReadOnlyList<AlertUpdate> updates, CancellationToken cancellation)
    {
        var head = await store.Append(updates, cancellation);
        await _watchers.Notify(w => w.Grown(head));
    }

    /// <inheritdoc/>
    public Task Watch(IAlertLogWatcher watcher, CancellationToken cancellation)
    {
        _watchers.Subscribe(watcher, watcher);
        return Task.CompletedTask;
    }
}
