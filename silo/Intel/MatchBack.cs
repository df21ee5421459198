using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Intel;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Intel;

/// <summary>
/// Matches new indicators with the calls that were kept, and raises what they would have raised. Repeats without
/// harm, since the alerts are the same; what has been done is marked, so that a restart does not do it again.
/// </summary>
internal sealed partial class MatchBack(
    IntelFeed feed, ISightings sightings, IGrainFactory grains, Patience patience, IHostApplicationLifetime lifetime, ILogger<MatchBack> logger)
    : BackgroundService
{
    private const string Mark = "intel";
    private const int PageRows = 1000;
    private const int MostCalls = 200;

    private IntelSnapshot? _done;

    /// <summary>Matches the current snapshot; answers how many alerts were raised or extended.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var isBehind = feed.TakeBehind();
        var snapshot = feed.Current;
        var mark = await sightings.Marked(Mark, cancellation);
        if (snapshot.Indicators.Count == 0 || (mark == snapshot.Fingerprint && !isBehind))
        {
            return 0;
        }

        var before = isBehind || mark != _done?.Fingerprint ? null : _done;
        var raised = await Match(snapshot, before, cancellation);
        await sightings.Mark(Mark, snapshot.Fingerprint, cancellation);
        _done = snapshot;
        LogDone(raised);
        return raised;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        await foreach (var _ in feed.Changes.ReadAllAsync(stoppingToken))
        {
            await patience.Try("match new indicators with kept events", () => Run(stoppingToken), stoppingToken);
        }
    }

    private async Task<int> Match(IntelSnapshot snapshot, IntelSnapshot? before, CancellationToken cancellation)
    {
        var log = grains.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key);
        var (after, raised) = (new SightingKey(await sightings.FirstDay(cancellation), 0, 0), 0);
        while (await sightings.Page(after, PageRows, cancellation) is { Count: > 0 } page)
        {
            var updates = new List<AlertUpdate>();
            foreach (var sighting in page)
            {
                // The first call decides whether there is a match at all; most addresses have none.
                if (Judge(sighting, [sighting.First], snapshot, before) is not null
                    && Judge(sighting, await sightings.Calls(sighting, MostCalls, cancellation), snapshot, before) is { } update)
                {
                    updates.Add(update);
                }
            }

            if (updates.Count > 0)
            {
                await log.Append(new Judgement(updates), cancellation);
            }

            (after, raised) = (page[^1].Key, raised + updates.Count);
        }

        return raised;
    }

    private static AlertUpdate? Judge(Sighted sighting, IReadOnlyList<IndexedCall> calls, IntelSnapshot snapshot, IntelSnapshot? before) =>
        MatchedBack.Judge(
            sighting.Principal,
            sighting.Address,
            [.. calls.Select(c => new AlertEvent(c.EventId, c.Time, c.Action, c.Raw))],
            snapshot,
            before);

    [LoggerMessage(Level = LogLevel.Information, Message = "New indicators were matched with kept events: {Alerts} alerts.")]
    private partial void LogDone(int alerts);
}
