using System.Reflection;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>Puts the system view together.</summary>
internal sealed class SystemStatus(
    IngestStatus status, IBatchLedger ledger, IAlertStore alerts, LiveRules rules, IEnumerable<ISource> sources) : ISystemStatus
{
    private (Totals Totals, long Alerts) _last = (new Totals(0, 0, 0, 0), 0);

    /// <summary>The product's version.</summary>
    public static string Version { get; } = typeof(SystemStatus).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <inheritdoc/>
    public async Task<SystemView> Read(CancellationToken cancellation)
    {
        var problem = status.Problem;
        try
        {
            _last = (await ledger.Totals(cancellation), await alerts.Count(cancellation));
        }
        catch (IOException failure)
        {
            // What is wrong must show also when the storage is what is wrong.
            problem ??= failure.Message;
        }

        return View(problem, _last.Totals, _last.Alerts);
    }

    /// <summary>The view of this process, with totals that the caller knows.</summary>
    public SystemView View(Totals totals, long count) => View(status.Problem, totals, count);

    private SystemView View(string? problem, Totals totals, long count) => new(
        Version,
        status.StartedAt,
        problem is null,
        problem,
        totals.Batches,
        totals.Events,
        totals.Quarantined,
        totals.Skipped,
        count,
        rules.Current.Book.Count,
        status.EventsPerSecond,
        [.. sources.Select(s => s.View)]);
}
