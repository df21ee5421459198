using System.Text.Json;
using Microsoft.Extensions.Hosting;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Hosting;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Cluster;

/// <summary>
/// How the cluster does: the sum of what its silos tell, and of what is known of the one in this process, which may have
/// trouble with telling. Rules and lists are those of the first of them.
/// </summary>
internal sealed class ClusterStatus(
    StatusBoard board, SqlBatchLedger ledger, IAlertStore alerts, ClusterSettings settings, IEnumerable<SystemStatus> own, TimeProvider clock)
    : BackgroundService, ISystemStatus, IRuleStatus, IIntelCatalog
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
            trouble = _silos.Count == 0 && !own.Any()
                ? "No silo has told of itself for ten seconds: none is running, or the database keeps nothing. Nothing is taken in."
                : null;
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            // What is wrong must show also when the storage is what is wrong; a silo of another version may tell otherwise.
            trouble = failure.Message;
        }

        var (totals, count) = _last;
        (string Silo, SystemView View)[] silos =
        [
            .. own.Select(o => (settings.Silo, o.View(totals, count))),
            .. _silos.Where(s => s.Silo != settings.Silo || !own.Any()).Select(s => (s.Silo, s.System)),
        ];
        var views = silos.Select(s => s.View).ToArray();
        var problems = silos.Where(s => s.View.Problem is not null).Select(s => silos.Length == 1 ? s.View.Problem : $"{s.Silo}: {s.View.Problem}");
        var problem = trouble ?? (problems.Any() ? string.Join(" ", problems) : null);
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
