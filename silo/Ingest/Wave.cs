using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Chunks that are sent together: an entity that has events in several of them is called once. A wave is sent as soon
/// as no further chunk is ready, so a quiet stream waits for nothing, and a busy one pays for few calls.
/// </summary>
internal sealed class Wave
{
    /// <summary>A wave is sent at this many events.</summary>
    public const int MaxEvents = 32_768;

    /// <summary>A wave is sent at this many bytes of raw records.</summary>
    public const long MaxBytes = 64 << 20;

    /// <summary>A wave is sent at this many chunks.</summary>
    public const int MaxChunks = 256;

    private readonly Dictionary<EntityId, List<ObservationSlice>> _principals = [];
    private readonly Dictionary<EntityId, List<AccountSlice>> _accounts = [];
    private readonly List<Chunk> _chunks = [];
    private int _events;
    private long _bytes;

    /// <summary>The chunks, in order.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>What each principal must hear.</summary>
    public IReadOnlyDictionary<EntityId, List<ObservationSlice>> Principals => _principals;

    /// <summary>What each account must hear.</summary>
    public IReadOnlyDictionary<EntityId, List<AccountSlice>> Accounts => _accounts;

    /// <summary>Whether it must be sent before another chunk is added.</summary>
    public bool IsFull => _events >= MaxEvents || _bytes >= MaxBytes || _chunks.Count >= MaxChunks;

    /// <summary>Adds a chunk.</summary>
    public void Add(Chunk chunk) => Add(chunk, _ => true);

    /// <summary>Adds what a chunk says to some entities.</summary>
    public void Add(Chunk chunk, Func<EntityId, bool> isWanted)
    {
        _chunks.Add(chunk);
        _events += chunk.Events;
        _bytes += chunk.RawBytes;
        foreach (var (principal, observations) in chunk.Principals)
        {
            if (isWanted(principal))
            {
                Add(_principals, principal, new ObservationSlice(chunk.SliceId, observations));
            }
        }

        foreach (var (account, slice) in chunk.Accounts)
        {
            if (isWanted(account))
            {
                Add(_accounts, account, slice);
            }
        }
    }

    /// <summary>Leaves out what a batch says. The lists of others stay as they are: a call that was given up may still read one.</summary>
    public void Remove(string batchId)
    {
        Remove(_principals, batchId);
        Remove(_accounts, batchId);
    }

    /// <summary>Begins anew. The tables stay: as new ones they would be garbage of the costly kind.</summary>
    public void Clear()
    {
        _principals.Clear();
        _accounts.Clear();
        _chunks.Clear();
        (_events, _bytes) = (0, 0);
    }

    private static void Add<T>(Dictionary<EntityId, List<T>> slices, EntityId entity, T slice)
    {
        if (!slices.TryGetValue(entity, out var list))
        {
            slices.Add(entity, list = []);
        }

        list.Add(slice);
    }

    private static void Remove<T>(Dictionary<EntityId, List<T>> slices, string batchId)
        where T : ISlice
    {
        foreach (var (entity, list) in slices.ToArray())
        {
            List<T> left = [.. list.Where(s => !Chunk.IsOf(s.SliceId, batchId))];
            if (left.Count == 0)
            {
                slices.Remove(entity);
            }
            else if (left.Count < list.Count)
            {
                slices[entity] = left;
            }
        }
    }
}
