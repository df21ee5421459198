using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;

namespace OrleansSec.Silo.Ingest;

/// <summary>Sends slices to an activation that must be the given one; null means any.</summary>
internal delegate Task<ObserveReceipt> Send(string? incarnation, CancellationToken cancellation);

/// <summary>An entity within an epoch: the activation that listens.</summary>
internal sealed class Touched(EntityId id, IEntityGrain grain, Patience patience)
{
    private string? _incarnation;

    /// <summary>Which it is.</summary>
    public EntityId Id => id;

    /// <summary>The entity's grain.</summary>
    public IEntityGrain Grain => grain;

    /// <summary>Time of the earliest event.</summary>
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Time of the latest event.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Widens the time seen.</summary>
    public void See(DateTimeOffset time)
    {
        First = time < First ? time : First;
        Last = time > Last ? time : Last;
    }

    /// <summary>
    /// Sends slices after the earlier ones; answers the events to keep as evidence, or null if another activation listens
    /// now: it lacks what was sent in this epoch, and has applied nothing. A try that only seemed to fail does no harm,
    /// since a slice is skipped by its id the second time.
    /// </summary>
    public async Task<IReadOnlyList<string>?> Send(Send slices, CancellationToken cancellation)
    {
        var receipt = await patience.Try("have an entity judge its events", () => slices(_incarnation, cancellation), cancellation);
        if (!receipt.Applied)
        {
            return null;
        }

        _incarnation = receipt.Incarnation;
        return receipt.Evidence;
    }

    /// <summary>Stores what was sent; false if another activation listens now, which lacks what was sent.</summary>
    /// <remarks>Who has been sent nothing since it was forgotten has nothing to store: its batches were given back.</remarks>
    public async Task<bool> Commit(CancellationToken cancellation) =>
        _incarnation is null || await patience.Try("store what an entity learnt", () => grain.Commit(cancellation), cancellation) == _incarnation;

    /// <summary>Any activation may listen: what it lacks is sent to it again.</summary>
    public void Forget() => _incarnation = null;
}
