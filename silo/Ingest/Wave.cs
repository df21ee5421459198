using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Chunks that are sent together: an entity that has events in several of them is called once. A wave is sent as soon
/// as no further chunk is ready, so a quiet stream waits for nothing, and a busy one pays for few calls.
/// </summary>
internal sealed class Wave
{
    /// <summary>A wave is sent at this many events.</summary>
    public const int MaxEvents = 16_384;

    /// <summary>A wave is sent at this many chunks.</summary>
    public const int MaxChunks = 16;

    private readonly Dictionary<EntityId, List<ObservationSlice>> _principals = [];
    private readonly Dictionary<EntityId, List<AccountSlice>> _accounts = [];
    private readonly List<Chunk> _chunks = [];
    private int _events;

    /// <summary>The chunks, in order.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>What each principal must hear.</summary>
    public IReadOnlyDictionary<EntityId, List<ObservationSlice>> Principals => _principals;

    /// <summary>What each account must hear.</summary>
    public IReadOnlyDictionary<EntityId, List<AccountSlice>> Accounts => _accounts;

    /// <summary>Whether it must be sent before another chunk is added.</summary>
    public bool IsFull => _events >= MaxEvents || _chunks.Count >= MaxChunks;

    /// <summary>Adds a chunk.</summary>
    public void Add(Chunk chunk)
    {
        _chunks.Add(chunk);
        _events += chunk.Events;
        foreach (var (principal, observations) in chunk.Principals)
        {
            Add(_principals, principal, new ObservationSlice(chunk.SliceId, observations));
        }

        foreach (var (account, slice) in chunk.Accounts)
        {
            Add(_accounts, account, slice);
        }
    }

    /// <summary>Begins anew. The tables stay: as new ones they would be garbage of the costly kind.</summary>
    public void Clear()
    {
        _principals.Clear();
        _accounts.Clear();
        _chunks.Clear();
        _events = 0;
    }

    private static void Add<T>(Dictionary<EntityId, List<T>> slices, EntityId entity, T slice)
    {
        if (!slices.TryGetValue(entity, out var list))
        {
            slices.Add(entity, list = []);
        }

        list.Add(slice);
    }
}
