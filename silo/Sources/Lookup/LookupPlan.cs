using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>
/// What has been read, and which events belong together. Kept as a cursor before anything of it is handed over: so
/// after a crash the same events make the same batch, and no event is in two.
/// </summary>
internal sealed class LookupPlan
{
    private const int MostInBatch = 500;

    private readonly string _place;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public LookupPlan(string place, LookupCursor cursor)
    {
        (_place, Cursor) = (place, cursor);
        _seen.UnionWith(cursor.Batches.SelectMany(b => b.Events));
    }

    /// <summary>What to keep.</summary>
    public LookupCursor Cursor { get; private set; }

    /// <summary>Whether an event is in a batch already.</summary>
    public bool Has(string eventId) => _seen.Contains(eventId);

    /// <summary>A batch is durable.</summary>
    public void Acknowledge(string batchId)
    {
        lock (_lock)
        {
            _acknowledged.Add(batchId);
        }
    }

    /// <summary>
    /// Everything up to a time was read, and these events were new in it. Answers them in batches, the oldest first.
    /// Forgets what is durable and too old to be met again.
    /// </summary>
    public IReadOnlyList<(LookupBatch Batch, LookedUp[] Events)> Read(DateTimeOffset to, IEnumerable<LookedUp> events, TimeSpan overlap)
    {
        var batches = events.DistinctBy(e => e.Id).Where(e => !_seen.Contains(e.Id))
            .OrderBy(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal).Chunk(MostInBatch)
            .Select(c => (Batch: new LookupBatch(BatchId(c), c[0].Time, c[^1].Time, [.. c.Select(e => e.Id)]), Events: c)).ToArray();
        Cursor = new LookupCursor(to, [.. Cursor.Batches.Where(b => IsNeeded(b, to - overlap)), .. batches.Select(b => b.Batch)]);
        _seen.Clear();
        _seen.UnionWith(Cursor.Batches.SelectMany(b => b.Events));
        return batches;
    }

    private bool IsNeeded(LookupBatch batch, DateTimeOffset from)
    {
        lock (_lock)
        {
            return batch.Last >= from || !_acknowledged.Remove(batch.Id);
        }
    }

    private string BatchId(LookedUp[] events)
    {
        var name = Encoding.UTF8.GetBytes($"lookup\n{_place}\n{string.Join('\n', events.Select(e => e.Id))}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }
}
