using System.Reflection;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>Puts the system view together.</summary>
internal sealed class SystemStatus(
    IngestStatus status, IBatchLedger ledger, IAlertStore alerts, LiveRules rules, IEnumerable<ISource> sources) : ISystemStatus
{
    /// <summary>The product's version.</summary>
    public static string Version { get; } = typeof(SystemStatus).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <inheritdoc/>
    public async Task<SystemView> Read(CancellationToken cancellation)
    {
        var totals = await ledger.Totals(cancellation);
        var count = await alerts.Count(cancellation);
        return new SystemView(
            Version,
            status.StartedAt,
            status.Problem is null,
            status.Problem,
            totals.Batches,
            totals.Events,
            totals.Quarantined,
            totals.Skipped,
            count,
            rules.Current.Book.Count,
            status.EventsPerSecond,
            [.. sources.Select(s => s.View)]);
    }
}
