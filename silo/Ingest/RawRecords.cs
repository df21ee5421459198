using System.Buffers;
using System.Text;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// The raw bytes of a chunk's records, kept until the grains have said which they want as evidence. The blocks are
/// rented: arrays of this size would otherwise keep the garbage collector at full collections.
/// </summary>
internal sealed class RawRecords
{
    private const int BlockBytes = 1 << 20;

    private readonly List<byte[]> _blocks = [];

    // Two lists: one of both would be an array for the large object heap.
    private readonly List<string> _eventIds = [];
    private readonly List<(int Block, int Start, int Length)> _records = [];
    private int _used;

    /// <summary>Bytes of all records.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes of the blocks that it has now.</summary>
    public long Rented => _blocks.Sum(b => (long)b.Length);

    /// <summary>Copies a record.</summary>
    public void Add(string eventId, ReadOnlySpan<byte> raw)
    {
        if (_blocks.Count == 0 || _blocks[^1].Length - _used < raw.Length)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, raw.Length)));
            _used = 0;
        }

        raw.CopyTo(_blocks[^1].AsSpan(_used));
        _eventIds.Add(eventId);
        _records.Add((_blocks.Count - 1, _used, raw.Length));
        _used += raw.Length;
        Bytes += raw.Length;
    }

    /// <summary>The records of these events, as far as they are here.</summary>
    public IReadOnlyList<Evidence> Of(IReadOnlySet<string> eventIds)
    {
        var evidence = new List<Evidence>();
        for (var i = 0; i < _records.Count; i++)
        {
            if (eventIds.Contains(_eventIds[i]))
            {
                var (block, start, length) = _records[i];
                evidence.Add(new Evidence(_eventIds[i], Encoding.UTF8.GetString(_blocks[block], start, length)));
            }
        }

        return evidence;
    }

    /// <summary>Gives the blocks back. Nothing may be asked for any more.</summary>
    public void GiveBack()
    {
        _blocks.ForEach(b => ArrayPool<byte>.Shared.Return(b));
        _blocks.Clear();
        _eventIds.Clear();
        _records.Clear();
    }
}
