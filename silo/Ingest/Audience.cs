using System.Collections.Concurrent;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>The entities that an epoch speaks to, many at once: each with the activation that has heard all so far.</summary>
internal sealed class Audience(IGrainFactory grains, Patience patience, IngestOptions options)
{
    private readonly Dictionary<EntityId, Touched> _touched = [];

    /// <summary>The entities seen, and when.</summary>
    public IReadOnlyCollection<Sighting> Seen => [.. _touched.Select(t => new Sighting(t.Key, t.Value.First, t.Value.Last))];

    /// <summary>Tells principals their slices; answers those that have another activation now, which lacks the earlier ones.</summary>
    public Task<IReadOnlyCollection<EntityId>> Tell(
        IEnumerable<EntityId> entities, IReadOnlyDictionary<EntityId, List<ObservationSlice>> slices, AskedRecords evidence, CancellationToken cancellation) =>
        Tell(entities.Select(id => Principal(id, slices[id])), evidence, cancellation);

    /// <summary>Tells accounts their slices; answers those that have another activation now, which lacks the earlier ones.</summary>
    public Task<IReadOnlyCollection<EntityId>> Tell(
        IEnumerable<EntityId> entities, IReadOnlyDictionary<EntityId, List<AccountSlice>> slices, AskedRecords evidence, CancellationToken cancellation) =>
        Tell(entities.Select(id => Account(id, slices[id])), evidence, cancellation);

    /// <summary>Has all store what they heard; answers those that have another activation now, which lacks it.</summary>
    public Task<IReadOnlyCollection<EntityId>> Commit(CancellationToken cancellation) => Commit(_touched.Keys, cancellation);

    /// <summary>Has some store what they heard; answers those that have another activation now, which lacks it.</summary>
    public async Task<IReadOnlyCollection<EntityId>> Commit(IEnumerable<EntityId> entities, CancellationToken cancellation)
    {
        var refused = new ConcurrentQueue<EntityId>();
        await Parallel.ForEachAsync(entities.Select(id => _touched[id]), InFlight(cancellation), async (entity, token) =>
        {
            if (!await entity.Commit(token))
            {
                refused.Enqueue(entity.Id);
            }
        });
        return refused;
    }

    /// <summary>Any activation of these may listen: what it lacks is told it again.</summary>
    public void Forget(IEnumerable<EntityId> entities)
    {
        foreach (var id in entities)
        {
            _touched[id].Forget();
        }
    }

    private async Task<IReadOnlyCollection<EntityId>> Tell(
        IEnumerable<(Touched Entity, Send Send)> calls, AskedRecords evidence, CancellationToken cancellation)
    {
        var refused = new ConcurrentQueue<EntityId>();
        await Parallel.ForEachAsync(calls, InFlight(cancellation), async (call, token) =>
        {
            if (await call.Entity.Send(call.Send, token) is { } asked)
            {
                evidence.Add(asked);
            }
            else
            {
                refused.Enqueue(call.Entity.Id);
            }
        });
        return refused;
    }

    private (Touched Entity, Send Send) Principal(EntityId id, List<ObservationSlice> slices)
    {
        var entity = Touch(id, id => grains.GetGrain<IPrincipalGrain>(id.ToString()));
        foreach (var slice in slices)
        {
            foreach (var observation in slice.Observations)
            {
                entity.See(observation.Time);
            }
        }

        var grain = (IPrincipalGrain)entity.Grain;
        return (entity, (incarnation, token) => grain.Observe(slices, incarnation, token));
    }

    private (Touched Entity, Send Send) Account(EntityId id, List<AccountSlice> slices)
    {
        var entity = Touch(id, id => grains.GetGrain<IAccountGrain>(id.ToString()));
        foreach (var row in slices.SelectMany(s => s.Rows))
        {
            entity.See(row.Hour);
        }

        var grain = (IAccountGrain)entity.Grain;
        return (entity, (incarnation, token) => grain.Observe(slices, incarnation, token));
    }

    private ParallelOptions InFlight(CancellationToken cancellation) => new()
    {
        MaxDegreeOfParallelism = options.CallsInFlight,
        TaskScheduler = TaskScheduler.Current,
        CancellationToken = cancellation,
    };

    private Touched Touch(EntityId id, Func<EntityId, IEntityGrain> grain)
    {
        if (!_touched.TryGetValue(id, out var touched))
        {
            _touched.Add(id, touched = new Touched(id, grain(id), patience));
        }

        return touched;
    }
}
