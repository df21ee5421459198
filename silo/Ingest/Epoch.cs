using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// The unit of commit: what has been sent to which activation since the last commit, kept until all of it is stored,
/// so that it can be sent again to an activation that has lost its memory.
/// </summary>
internal sealed class Epoch(IGrainFactory grains, Patience patience, IngestOptions options)
{
    /// <summary>
    /// An epoch is closed at this many slices: a third of what an entity remembers, so that all slices that can be
    /// redelivered after a crash, even one upon another, are known to it.
    /// </summary>
    public const int MaxSlices = 170;

    private readonly Dictionary<EntityId, Touched> _touched = [];
    private readonly List<(Batch Batch, BatchRecord Record)> _batches = [];

    /// <summary>Batches that were read to their end in this epoch.</summary>
    public IReadOnlyList<(Batch Batch, BatchRecord Record)> Batches => _batches;

    /// <summary>Events sent in this epoch.</summary>
    public int Events { get; private set; }

    /// <summary>Chunks sent in this epoch: no entity has been sent more slices.</summary>
    public int Slices { get; private set; }

    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsEmpty => Slices == 0 && _batches.Count == 0;

    /// <summary>The entities seen.</summary>
    public IReadOnlyCollection<Sighting> Seen => [.. _touched.Select(t => new Sighting(t.Key, t.Value.First, t.Value.Last))];

    /// <summary>Sends a chunk to its entities; answers the events whose raw records are evidence.</summary>
    public async Task<IReadOnlyCollection<string>> Observe(Chunk chunk, CancellationToken cancellation)
    {
        var slices = chunk.Principals.Select(Principal).Concat(chunk.Accounts().Select(Account)).ToArray();
        var evidence = new System.Collections.Concurrent.ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(slices, InFlight(cancellation), async (slice, token) =>
        {
            foreach (var eventId in await slice.Entity.Send(slice.Send, token))
            {
                evidence.TryAdd(eventId, 0);
            }
        });
        Events += chunk.Events;
        Slices++;
        return [.. evidence.Keys];

        (Touched Entity, Send Send) Principal(KeyValuePair<EntityId, List<Observation>> p)
        {
            var grain = grains.GetGrain<IPrincipalGrain>(p.Key.ToString());
            var slice = new ObservationSlice(chunk.SliceId, p.Value);
            var entity = Touch(p.Key, grain, p.Value.Min(o => o.Time), p.Value.Max(o => o.Time));
            return (entity, (incarnation, token) => grain.Observe(slice, incarnation, token));
        }

        (Touched Entity, Send Send) Account((EntityId Id, AccountSlice Slice) a)
        {
            var grain = grains.GetGrain<IAccountGrain>(a.Id.ToString());
            var entity = Touch(a.Id, grain, a.Slice.Rows.Min(r => r.Hour), a.Slice.Rows.Max(r => r.Hour));
            return (entity, (incarnation, token) => grain.Observe(a.Slice, incarnation, token));
        }
    }

    /// <summary>A batch has been read to its end.</summary>
    public void Complete(Batch batch, BatchRecord record) => _batches.Add((batch, record));

    /// <summary>Makes the memory of every touched entity durable.</summary>
    public Task Commit(CancellationToken cancellation) =>
        Parallel.ForEachAsync(_touched.Values, InFlight(cancellation), async (entity, token) => await entity.Commit(token));

    private ParallelOptions InFlight(CancellationToken cancellation) => new()
    {
        MaxDegreeOfParallelism = options.CallsInFlight,
        CancellationToken = cancellation,
    };

    private Touched Touch(EntityId id, IEntityGrain grain, DateTimeOffset first, DateTimeOffset last)
    {
        if (!_touched.TryGetValue(id, out var touched))
        {
            _touched.Add(id, touched = new Touched(grain, patience, first, last));
        }

        touched.See(first, last);
        return touched;
    }
}
