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
    private readonly List<(string EventId, int Block, int Start, int Length)> _records = [];
    private int _used;

    /// <summary>Bytes of all records.</summary>
    public long Bytes { get; private set; }

    /// <summary>Copies a record.</summary>
    public void Add(string eventId, ReadOnlySpan<byte> raw)
    {
        if (_blocks.Count == 0 || _blocks[^1].Length - _used < raw.Length)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes, raw.Length)));
            _used = 0;
        }

        raw.CopyTo(_blocks[^1].AsSpan(_used));
        _records.Add((eventId, _blocks.Count - 1, _used, raw.Length));
        _used += raw.Length;
        Bytes += raw.Length;
    }

    /// <summary>The records of these events, as far as they are here.</summary>
    public IReadOnlyList<Evidence> Of(IReadOnlySet<string> eventIds) =>
    [
        .. _records.Where(r => eventIds.Contains(r.EventId))
            .Select(r => new Evidence(r.EventId, Encoding.UTF8.GetString(_blocks[r.Block], r.Start, r.Length))),
    ];

    /// <summary>Gives the blocks back. Nothing may be asked for any more.</summary>
    public void GiveBack()
    {
        _blocks.ForEach(b => ArrayPool<byte>.Shared.Return(b));
        _blocks.Clear();
        _records.Clear();
    }
}
