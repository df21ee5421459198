using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Commands;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Evaluate;

/// <summary>Runs the product's own pipeline on files, in a folder that is thrown away.</summary>
internal sealed class Pipeline(RuleSet rules)
{
    /// <summary>Judges files or folders together, as one stream.</summary>
    public async Task<PipelineRun> Run(IReadOnlyList<string> paths, IProgress<long> progress, CancellationToken cancellation)
    {
        using var folder = new ThrowAwayFolder("evaluate");
        using var data = new DataFolder(folder.Path);
        using var host = ReplayCommand.Build([.. paths], data, rules, IntelArguments.None);
        var worker = host.Services.GetRequiredService<IngestWorker>();
        long events = 0, quarantined = 0;
        worker.Acknowledged += batch =>
        {
            events += batch.Events;
            quarantined += batch.Quarantine.Sum(q => q.Count);
            progress.Report(events);
        };
        await host.StartAsync(cancellation);
        await worker.Run(cancellation);
        var alerts = await Alerts(host.Services.GetRequiredService<IAlertStore>(), cancellation);
        var principals = await Principals(host.Services.GetRequiredService<IEntityDirectory>(), cancellation);
        await host.StopAsync(cancellation);
        return new PipelineRun(
            alerts,
            events,
            quarantined,
            principals.Count,
            principals.Select(p => p.FirstSeen).DefaultIfEmpty().Min(),
            principals.Select(p => p.LastSeen).DefaultIfEmpty().Max());
    }

    private static async Task<IReadOnlyList<JudgedAlert>> Alerts(IAlertStore store, CancellationToken cancellation)
    {
        var judged = new List<JudgedAlert>();
        foreach (var alert in await AlertReader.All(store, cancellation))
        {
            var events = await store.EventIds(alert.Id, cancellation);
            var reason = alert.Reasons.Count > 0 ? alert.Reasons[0].Text : string.Empty;
            judged.Add(new JudgedAlert(
                alert.Severity, alert.Score, alert.Detector, alert.Title, alert.Entity.ToString(), alert.Time, alert.Techniques, reason, events));
        }

        return judged;
    }

    private static async Task<List<EntitySummary>> Principals(IEntityDirectory directory, CancellationToken cancellation)
    {
        var (principals, cursor) = (new List<EntitySummary>(), (string?)null);
        do
        {
            var page = await directory.List(null, EntityKind.Principal, null, cursor, 500, cancellation);
            principals.AddRange(page.Entities);
            cursor = page.Cursor;
        }
        while (cursor is not null);

        return principals;
    }
}
