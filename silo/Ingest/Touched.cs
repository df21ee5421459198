using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;

namespace OrleansSec.Silo.Ingest;

/// <summary>Sends one slice to an activation that must be the given one; null means any.</summary>
internal delegate Task<ObserveReceipt> Send(string? incarnation, CancellationToken cancellation);

/// <summary>An entity within an epoch: the activation that listens, and every slice it has been sent.</summary>
internal sealed class Touched(IEntityGrain grain, Patience patience)
{
    private readonly List<Send> _sent = [];
    private string? _incarnation;

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

    /// <summary>Sends a slice after the earlier ones; answers the events to keep as evidence.</summary>
    public async Task<IReadOnlyList<string>> Send(Send slice, CancellationToken cancellation)
    {
        _sent.Add(slice);
        var receipt = await Deliver(slice, _incarnation, cancellation);
        if (!receipt.Applied)
        {
            return await SendAgain(cancellation);
        }

        _incarnation = receipt.Incarnation;
        return receipt.Evidence;
    }

    /// <summary>Stores what was sent. If the activation has changed, the new one is sent everything first.</summary>
    public async Task Commit(CancellationToken cancellation)
    {
        while (await patience.Try("store what an entity learnt", () => grain.Commit(cancellation), cancellation) != _incarnation)
        {
            await SendAgain(cancellation);
        }
    }

    // A repeated slice is skipped by its id, so a try that only seemed to fail does no harm.
    private Task<ObserveReceipt> Deliver(Send slice, string? incarnation, CancellationToken cancellation) =>
        patience.Try("have an entity judge its events", () => slice(incarnation, cancellation), cancellation);

    // The new activation knows what was committed before this epoch, so the epoch's slices are all it lacks; those
    // that it has in storage after all it skips.
    private async Task<IReadOnlyList<string>> SendAgain(CancellationToken cancellation)
    {
        while (true)
        {
            string? incarnation = null;
            var evidence = new List<string>();
            foreach (var slice in _sent)
            {
                var receipt = await Deliver(slice, incarnation, cancellation);
                if (!receipt.Applied)
                {
                    incarnation = null;
                    break;
                }

                incarnation = receipt.Incarnation;
                evidence.AddRange(receipt.Evidence);
            }

            if (incarnation is not null)
            {
                _incarnation = incarnation;
                return evidence;
            }
        }
    }
}
