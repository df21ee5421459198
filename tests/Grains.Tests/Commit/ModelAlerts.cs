using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>The alert log and its evidence, slow and failing at times.</summary>
internal sealed class ModelAlerts(ModelWorld world) : IAlertStore
{
    private readonly MemoryAlertStore _alerts = new(world.Defect == Defect.UnfencedAppends ? null : key => world.Rows.Version(key));
    private int _appended;

    /// <summary>Events whose raw records were kept.</summary>
    public HashSet<string> Evidence { get; } = new(StringComparer.Ordinal);

    /// <summary>The alerts of an entity.</summary>
    public IReadOnlyList<(AlertUpdate Best, IReadOnlyList<string> Events)> Of(EntityId entity) => _alerts.Of(entity);

    public async Task<long> Append(Judgement judgement, CancellationToken cancellation)
    {
        await world.Disk("alerts are not appended");
        if (world.Defect == Defect.UnwrittenAlerts && world.Faults.Strikes(50, "an append is forgotten"))
        {
            return 0;
        }

        _appended++;
        var head = await _alerts.Append(world.Defect == Defect.AlertsWithoutIds ? Renamed(judgement) : judgement, cancellation);
        world.Lose("alerts are appended, not confirmed");
        return head;
    }

    public async Task KeepEvidence(IReadOnlyList<Evidence> evidence, CancellationToken cancellation)
    {
        await world.Disk("evidence is not kept");
        if (world.Defect == Defect.UnwrittenEvidence && world.Faults.Strikes(50, "evidence is forgotten"))
        {
            return;
        }

        Evidence.UnionWith(evidence.Select(e => e.EventId));
        world.Lose("evidence is kept, not confirmed");
    }

    public Task<long> Head(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> Count(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AlertPage> Query(AlertFilter filter, long? before, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AlertFrame> After(AlertFilter filter, long after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AlertDetail?> Find(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> EventIds(string id, CancellationToken cancellation) => throw new NotSupportedException();

    private Judgement Renamed(Judgement judgement) =>
        judgement with { Updates = [.. judgement.Updates.Select(u => u with { Id = $"{u.Id}/{_appended}" })] };
}
