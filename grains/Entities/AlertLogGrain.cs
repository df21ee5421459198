using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Utilities;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Grains;

/// <summary>
/// The one writer of the alert log. Appends interleave, so that the store can put many into one transaction; it
/// numbers them in the order of its commits (docs/adr/0004).
/// </summary>
[Reentrant]
internal sealed class AlertLogGrain(IAlertStore store, IVerdictStore verdicts, ILogger<AlertLogGrain> logger) : Grain, IAlertLogGrain
{
    private static readonly TimeSpan _watchFor = TimeSpan.FromMinutes(5);

    private readonly ObserverManager<IAlertLogWatcher> _watchers = new(_watchFor, logger);

    /// <inheritdoc/>
    public async Task Append(Judgement judgement, CancellationToken cancellation) =>
        await Wake(await store.Append(judgement, cancellation));

    /// <inheritdoc/>
    public async Task<Verdict?> Judge(NewVerdict verdict, CancellationToken cancellation)
    {
        var given = await verdicts.Give(verdict, cancellation);
        await Wake(await store.Head(cancellation));
        return given;
    }

    /// <inheritdoc/>
    public async Task<Verdict?> Undo(string verdictId, string by, CancellationToken cancellation)
    {
        var undone = await verdicts.Undo(verdictId, by, cancellation);
        await Wake(await store.Head(cancellation));
        return undone;
    }

    /// <inheritdoc/>
    public Task Watch(IAlertLogWatcher watcher, CancellationToken cancellation)
    {
        _watchers.Subscribe(watcher, watcher);
        return Task.CompletedTask;
    }

    private Task Wake(long head) => _watchers.Notify(w => w.Grown(head));
}
