namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Bytes of decoded events that may be under way, from the decoders to the commit. Decoders wait for room; the batch
/// whose turn it is goes on all the same, since only what comes first can make room for the rest.
/// </summary>
internal sealed class MemoryBudget(long limit)
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(500);

    private readonly object _gate = new();
    private DecodingBatch? _turn;
    private long _used;

    /// <summary>How many there may be.</summary>
    public long Limit { get; } = limit;

    /// <summary>How many there are.</summary>
    public long Used
    {
        get
        {
            lock (_gate)
            {
                return _used;
            }
        }
    }

    /// <summary>Whether decoders wait for room, or are about to.</summary>
    public bool IsShort => Used > Limit / 4 * 3;

    /// <summary>It is this batch's turn.</summary>
    public void Serve(DecodingBatch batch)
    {
        lock (_gate)
        {
            _turn = batch;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes room for a part of a batch. Blocks the thread, which is the decoder's own.</summary>
    public void Take(DecodingBatch batch, long bytes, CancellationToken stopping)
    {
        lock (_gate)
        {
            while (_used > 0 && _used + bytes > Limit && !ReferenceEquals(_turn, batch))
            {
                stopping.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, _look);
            }

            _used += bytes;
        }
    }

    /// <summary>Gives room back.</summary>
    public void GiveBack(long bytes)
    {
        lock (_gate)
        {
            _used = Math.Max(0, _used - bytes);
            Monitor.PulseAll(_gate);
        }
    }
}
