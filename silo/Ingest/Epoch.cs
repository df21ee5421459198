using System.Collections.Concurrent;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// The unit of commit: what has been sent to which activation since the last commit, kept until all of it is stored,
/// so that it can be sent again to an activation that has lost its memory.
/// </summary>
internal sealed class Epoch(IGrainFactory grains, Patience patience, IngestOptions options, Wave wave)
{
    /// <summary>
    /// An epoch is closed at this many slices: a third of what an entity remembers, so that all slices that can be
    /// redelivered after a crash, even one upon another, are known to it.
    /// </summary>
    public const int MaxSlices = 170;

    private readonly Dictionary<EntityId, Touched> _touched = [];
    private readonly List<(Batch Batch, BatchRecord Record)> _batches = [];

    private readonly List<Task> _kept = [];

    /// <summary>Batches that were read to their end in this epoch.</summary>
    public IReadOnlyList<(Batch Batch, BatchRecord Record)> Batches => _batches;

    /// <summary>Events added in this epoch.</summary>
    public int Events { get; private set; }

    /// <summary>Bytes of the events added in this epoch, roughly: they are kept to be sent again.</summary>
    public long Bytes { get; private set; }

    /// <summary>Chunks added in this epoch: no entity is sent more slices.</summary>
    public int Slices { get; private set; }

    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsEmpty => Slices == 0 && _batches.Count == 0;

    /// <summary>The entities seen.</summary>
    public IReadOnlyCollection<Sighting> Seen => [.. _touched.Select(t => new Sighting(t.Key, t.Value.First, t.Value.Last))];

    /// <summary>Whether what was added must be sent before more is.</summary>
    public bool IsWaveFull => wave.IsFull;

    /// <summary>Adds a chunk, to be sent with the next wave.</summary>
    public void Add(Chunk chunk)
    {
        wave.Add(chunk);
        Events += chunk.Events;
        Bytes += chunk.ObservedBytes;
        Slices++;
    }

    /// <summary>Sends what was added to its entities; answers the chunks, and the events whose raw records are evidence.</summary>
    public async Task<(IReadOnlyList<Chunk> Chunks, IReadOnlySet<string> Evidence)> Observe(CancellationToken cancellation)
    {
        if (wave.Chunks.Count == 0)
        {
            return ([], new HashSet<string>());
        }

        var evidence = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);

        // Accounts first: they freeze what their principals are judged by.
        await Parallel.ForEachAsync(wave.Accounts.Select(Account), InFlight(cancellation), Send);
        await Parallel.ForEachAsync(wave.Principals.Select(Principal), InFlight(cancellation), Send);
        Chunk[] chunks = [.. wave.Chunks];
        wave.Clear();
        return (chunks, evidence.Keys.ToHashSet(StringComparer.Ordinal));

        async ValueTask Send((Touched Entity, Send Send) call, CancellationToken token)
        {
            foreach (var eventId in await call.Entity.Send(call.Send, token))
            {
                evidence.TryAdd(eventId, 0);
            }
        }
    }

    /// <summary>Something is being written that must be durable before the epoch ends.</summary>
    public void Keep(Task writing) => _kept.Add(writing);

    /// <summary>All that was to be written is durable.</summary>
    public Task Kept() => Task.WhenAll(_kept);

    /// <summary>A batch has been read to its end.</summary>
    public void Complete(Batch batch, BatchRecord record) => _batches.Add((batch, record));

    /// <summary>Makes the memory of every touched entity durable.</summary>
    public Task Commit(CancellationToken cancellation) =>
        Parallel.ForEachAsync(_touched.Values, InFlight(cancellation), async (entity, token) => await entity.Commit(token));

    private (Touched Entity, Send Send) Principal(KeyValuePair<EntityId, List<ObservationSlice>> principal)
    {
        var (id, slices) = principal;
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

    private (Touched Entity, Send Send) Account(KeyValuePair<EntityId, List<AccountSlice>> account)
    {
        var (id, slices) = account;
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
            _touched.Add(id, touched = new Touched(grain(id), patience));
        }

        return touched;
    }
}
