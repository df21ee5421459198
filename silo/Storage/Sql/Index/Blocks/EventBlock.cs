using System.Buffers.Binary;
using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>A block that was read: events of one day in the order of their keys.</summary>
internal sealed class EventBlock
{
    private readonly byte[] _columns;
    private readonly byte[] _ids;
    private readonly long[] _times;
    private readonly Dictionary<int, byte[]> _otherIds = [];
    private readonly int[][] _rows;
    private readonly Range[][] _texts;
    private readonly long[] _offsets;
    private readonly int[] _lengths;

    private EventBlock(int events, byte[] ids, byte[] columns)
    {
        (Events, _ids, _columns) = (events, ids, columns);
        var reader = new BlockReader(columns);
        _times = Times(ref reader, events);
        for (var others = reader.Count(events); others > 0; others--)
        {
            _otherIds[reader.Count(events - 1)] = reader.Text().ToArray();
        }

        var count = Enum.GetValues<TextColumn>().Length;
        (_rows, _texts) = (new int[count][], new Range[count][]);
        for (var column = 0; column < count; column++)
        {
            _texts[column] = Texts(ref reader, columns.Length, events);
            _rows[column] = new int[events];
            for (var row = 0; row < events; row++)
            {
                _rows[column][row] = reader.Count(_texts[column].Length - 1);
            }
        }

        (_offsets, _lengths) = (new long[events], new int[events]);
        for (var row = 0; row < events; row++)
        {
            _offsets[row] = reader.Signed();
        }

        for (var row = 0; row < events; row++)
        {
            _lengths[row] = (int)reader.Signed();
        }

        var ends = new long[Terms(TextColumn.Object)];
        for (var row = 0; row < events; row++)
        {
            ref var end = ref ends[_rows[(int)TextColumn.Object][row]];
            _offsets[row] += end;
            end = _offsets[row] + _lengths[row];
        }
    }

    /// <summary>How many events it holds.</summary>
    public int Events { get; }

    /// <summary>Reads a block; throws <see cref="InvalidDataException"/> where it is damaged or of a newer version.</summary>
    public static EventBlock Read(ReadOnlySpan<byte> data)
    {
        var (events, ids, columns) = BlockFormat.Unpack(data);
        return new EventBlock(events, ids, columns);
    }

    /// <summary>An event's place in the order.</summary>
    public EventKey Key(int row) => new(
        _times[row],
        _otherIds.TryGetValue(row, out var text) ? new StoredId(text) : new StoredId(BinaryPrimitives.ReadUInt128BigEndian(_ids.AsSpan(row * 16))));

    /// <summary>An event's time, Unix milliseconds.</summary>
    public long Time(int row) => _times[row];

    /// <summary>Where in its object an event's record begins.</summary>
    public long Offset(int row) => _offsets[row];

    /// <summary>The bytes of an event's record.</summary>
    public int Length(int row) => _lengths[row];

    /// <summary>How many numbers of texts a column has; 0 is no text.</summary>
    public int Terms(TextColumn column) => _texts[(int)column].Length;

    /// <summary>The numbers of a column's texts, event by event.</summary>
    public ReadOnlySpan<int> Rows(TextColumn column) => _rows[(int)column];

    /// <summary>A text in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(TextColumn column, int term) => _columns.AsSpan(_texts[(int)column][term]);

    /// <summary>A text, or null for number 0.</summary>
    public string? Text(TextColumn column, int term) => term == 0 ? null : Encoding.UTF8.GetString(Utf8(column, term));

    /// <summary>An event.</summary>
    public IndexedEvent Event(int row) => new(
        Key(row).Id.ToString(),
        DateTimeOffset.FromUnixTimeMilliseconds(_times[row]),
        EntityId.Parse(TextOf(TextColumn.Principal, row)!),
        TextOf(TextColumn.Action, row)!,
        TextOf(TextColumn.Region, row)!,
        TextOf(TextColumn.Network, row)!,
        TextOf(TextColumn.Address, row)!,
        TextOf(TextColumn.Error, row),
        TextOf(TextColumn.Resource, row),
        new EventPointer(TextOf(TextColumn.Object, row)!, _offsets[row], _lengths[row]));

    private string? TextOf(TextColumn column, int row) => Text(column, _rows[(int)column][row]);

    private static long[] Times(ref BlockReader reader, int events)
    {
        var (times, time) = (new long[events], 0L);
        for (var row = 0; row < events; row++)
        {
            times[row] = time += reader.Signed();
        }

        return times;
    }

    private static Range[] Texts(ref BlockReader reader, int size, int events)
    {
        var texts = new Range[reader.Count(events) + 1];
        for (var term = 1; term < texts.Length; term++)
        {
            var length = reader.Text().Length;
            var end = size - reader.Rest.Length;
            texts[term] = (end - length)..end;
        }

        return texts;
    }
}
