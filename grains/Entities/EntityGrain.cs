using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Grains;

/// <summary>The turn that all entities share: skip applied slices, judge, raise alerts, keep memory, commit.</summary>
internal abstract class EntityGrain(IPersistentState<EntityState> memory) : Grain, IEntityGrain
{
    // Evidence asked for by slices that are applied but not yet stored: the answer to a repeated call.
    private readonly Dictionary<string, IReadOnlyList<string>> _asked = new(StringComparer.Ordinal);
    private Exception? _failure;

    /// <summary>The entity that the grain's key names.</summary>
    protected EntityId Entity { get; private set; }

    /// <summary>What is normal, the slices since the last commit included.</summary>
    protected Baseline Baseline => memory.State.Baseline;

    private string Incarnation => GrainContext.ActivationId.ToString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Entity = EntityId.Parse(this.GetPrimaryKeyString());
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string> Commit(CancellationToken cancellation)
    {
        ThrowIfFailed();
        if (_asked.Count > 0)
        {
            await memory.WriteStateAsync(cancellation);
            _asked.Clear();
        }

        return Incarnation;
    }

    /// <inheritdoc/>
    public Task<EntityView?> View(CancellationToken cancellation) =>
        Task.FromResult(Baseline.Events == 0 ? null : EntityViews.Of(Entity, Baseline));

    /// <summary>
    /// Applies a slice once. If judging or raising fails, the memory may hold half a slice: it is dropped with the
    /// activation, and the new incarnation tells the ingest worker to send the epoch's slices again.
    /// </summary>
    /// <param name="sliceId">The slice.</param>
    /// <param name="incarnation">The activation that the caller counts on, or null for any.</param>
    /// <param name="judge">Judges the slice, makes its alerts durable, and answers the events to keep as evidence.</param>
    protected async Task<ObserveReceipt> Apply(string sliceId, string? incarnation, Func<Task<IReadOnlyList<string>>> judge)
    {
        ThrowIfFailed();
        if (incarnation is not null && incarnation != Incarnation)
        {
            return new ObserveReceipt(Incarnation, false, []);
        }

        if (memory.State.Applied.Contains(sliceId))
        {
            return new ObserveReceipt(Incarnation, true, _asked.GetValueOrDefault(sliceId, []));
        }

        try
        {
            var evidence = await judge();
            memory.State.Applied.Add(sliceId);
            _asked.Add(sliceId, evidence);
            return new ObserveReceipt(Incarnation, true, evidence);
        }
        catch (Exception failure)
        {
            _failure = failure;
            DeactivateOnIdle();
            throw;
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException("This activation has failed and gives way to a new one.", _failure);
        }
    }
}
