namespace OrleansSec.Silo.Ingest;

/// <summary>Judged chunks that are still to be kept for searching. Many are written together, since a transaction writes each page that it touches.</summary>
internal sealed class Unindexed
{
    private const int MaxEvents = 32_768;

    private List<Chunk> _chunks = [];
    private int _events;

    /// <summary>Whether there are enough for a transaction.</summary>
    public bool IsFull => _events >= MaxEvents;

    /// <summary>Adds a chunk.</summary>
    public void Add(Chunk chunk)
    {
        _chunks.Add(chunk);
        _events += chunk.Events;
    }

    /// <summary>Takes them out.</summary>
    public IReadOnlyList<Chunk> Take()
    {
        var chunks = _chunks;
        (_chunks, _events) = ([], 0);
        return chunks;
    }
}
