using Orleans.Storage;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains;

/// <summary>The turn that all entities share: skip applied slices, judge, raise alerts, keep memory, commit.</summary>
internal abstract class EntityGrain : Grain, IEntityGrain, IGrainMigrationParticipant
{
    private readonly StoredEntity _stored;
    private readonly EntityMemory _memory;

    /// <summary>A grain upon its stored state.</summary>
    protected EntityGrain(IGrainStorage storage)
    {
        _stored = new StoredEntity(GrainContext, storage);
        _memory = new EntityMemory(_stored, GrainContext.ActivationId);
    }

    /// <summary>The entity that the grain's key names. Made anew, since most grains are quiet.</summary>
    protected EntityId Entity => EntityId.Parse(this.GetPrimaryKeyString());

    /// <summary>What is normal, the slices since the last commit included.</summary>
    protected Baseline Baseline => _memory.Baseline;

    /// <summary>The events that correlations may still need.</summary>
    protected Windows Windows => _memory.Windows;

    /// <summary>Where a principal is a stranger.</summary>
    protected Trails Trails => _memory.Trails;

    /// <summary>What the principals of the account show.</summary>
    protected AccountNorms AccountNorms => _memory.Norms;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => _stored.IsHere ? Task.CompletedTask : _stored.ReadStateAsync();

    /// <inheritdoc/>
    public void OnDehydrate(IDehydrationContext dehydrationContext) => _stored.GiveTo(dehydrationContext);

    /// <inheritdoc/>
    public void OnRehydrate(IRehydrationContext rehydrationContext) => _stored.TakeFrom(rehydrationContext);

    /// <inheritdoc/>
    public Task<string> Commit(CancellationToken cancellation) => _memory.Commit(cancellation);

    /// <inheritdoc/>
    public Task<EntityView?> View(CancellationToken cancellation) =>
        Task.FromResult(Baseline.Events == 0 ? null : EntityViews.Of(Entity, Baseline));

    /// <summary>
    /// Applies each slice once. If judging or raising fails, the memory may hold half a slice: it is dropped with the
    /// activation, and the new incarnation tells the ingest worker to send the epoch's slices again.
    /// </summary>
    protected async Task<ObserveReceipt> Apply<T>(
        IReadOnlyList<T> slices, string? incarnation, Func<IReadOnlyList<T>, Task<IReadOnlyList<IReadOnlyList<string>>>> judge)
        where T : ISlice
    {
        try
        {
            return await _memory.Apply(slices, incarnation, judge);
        }
        finally
        {
            if (_memory.HasFailed)
            {
                DeactivateOnIdle();
            }
        }
    }

    /// <summary>
    /// Makes a judgement durable. It is refused if the state that this memory was read from has been replaced: then
    /// another activation knows more, and this one ends.
    /// </summary>
    protected Task Raise(Judgement judgement, CancellationToken cancellation) => GrainFactory
        .GetGrain<IAlertLogGrain>(IAlertLogGrain.Key)
        .Append(judgement with { Upon = new StateVersion(this.GetGrainId(), StoredEntity.Name, _memory.Version) }, cancellation);
}
