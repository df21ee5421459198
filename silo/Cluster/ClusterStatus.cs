using System.Text.Json;
using Microsoft.Extensions.Hosting;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Cluster;

/// <summary>How the cluster does: the sum of what its silos tell. Rules and lists are those of the first of them.</summary>
internal sealed class ClusterStatus(
    StatusBoard board, SqlBatchLedger ledger, IAlertStore alerts, TimeProvider clock) : BackgroundService, ISystemStatus, IRuleStatus, IIntelCatalog
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private List<SiloStatus> _silos = [];
    private (Totals Totals, long Alerts) _last = (new Totals(0, 0, 0, 0), 0);

    /// <inheritdoc/>
    public async Task<SystemView> Read(CancellationToken cancellation)
    {
        string? trouble = null;
        try
        {
            _last = (await ledger.Totals(cancellation), await alerts.Count(cancellation));
            _silos = await board.Read(cancellation);
            trouble = _silos.Count == 0 ? "No silo is running: nothing is taken in." : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            // What is wrong must show also when the storage is what is wrong; a silo of another version may tell otherwise.
            trouble = failure.Message;
        }

        var views = _silos.Select(s => s.System).ToArray();
        var problems = _silos.Where(s => s.System.Problem is not null).Select(s => _silos.Count == 1 ? s.System.Problem : $"{s.Silo}: {s.System.Problem}");
        var problem = trouble ?? (problems.Any() ? string.Join(" ", problems) : null);
        var (totals, count) = _last;
        return new SystemView(
            SystemStatus.Version,
            views.Length == 0 ? _started : views.Min(v => v.StartedAt),
            problem is null,
            problem,
            totals.Batches,
            totals.Events,
            totals.Quarantined,
            totals.Skipped,
            count,
            views.Length == 0 ? 0 : views.Max(v => v.Rules),
            views.Sum(v => v.EventsPerSecond),
            [.. views.SelectMany(v => v.Sources)]);
    }

    /// <inheritdoc/>
    RulesView IRuleStatus.Read() => _silos.Count == 0 ? new RulesView(_started, [], [], []) : _silos[0].Rules;

    /// <inheritdoc/>
    IntelView IIntelCatalog.Read() => _silos.Count == 0 ? new IntelView(0, 0, null, [], []) : _silos[0].Intel;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        do
        {
            await Read(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
