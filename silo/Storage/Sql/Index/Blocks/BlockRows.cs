using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>Events of one day on their way into blocks, as columns, in any order.</summary>
internal sealed class BlockRows
{
    private readonly List<EventKey> _keys = [];
    private readonly BlockTerms[] _texts = Array.ConvertAll(Enum.GetValues<TextColumn>(), _ => new BlockTerms());
    private readonly List<long> _offsets = [];
    private readonly List<int> _lengths = [];

    /// <summary>Adds an event.</summary>
    /// <param name="principal">Its principal's id; the same text for many events costs the least.</param>
    /// <param name="o">The event.</param>
    public void Add(string principal, Observation o)
    {
        _keys.Add(new EventKey(o.Time.ToUnixTimeMilliseconds(), StoredId.Of(o.EventId)));
        Texts(TextColumn.Principal).Add(principal);
        Texts(TextColumn.Action).Add(o.Action);
        Texts(TextColumn.Region).Add(o.Region);
        Texts(TextColumn.Network).Add(o.Network);
        Texts(TextColumn.Address).Add(o.Source);
        Texts(TextColumn.Error).Add(o.Error);
        Texts(TextColumn.Resource).Add(o.Resource);
        Texts(TextColumn.Object).Add(o.Raw.Source);
        _offsets.Add(o.Raw.Offset);
        _lengths.Add(o.Raw.Length);
    }

    /// <summary>Adds all events of a block.</summary>
    public void Add(EventBlock block)
    {
        for (var row = 0; row < block.Events; row++)
        {
            _keys.Add(block.Key(row));
            _offsets.Add(block.Offset(row));
            _lengths.Add(block.Length(row));
        }

        for (var column = 0; column < _texts.Length; column++)
        {
            _texts[column].Add(block, (TextColumn)column);
        }
    }

    /// <summary>The events in blocks, each once: few large ones, each later than the one before.</summary>
    public IReadOnlyList<StoredBlock> Blocks()
    {
        var order = Order();
        var (blocks, next) = (new List<StoredBlock>(), 0);
        while (next < order.Length)
        {
            var part = new BlockPart(_texts, order.Length - next);
            var first = next;
            while (next < order.Length && part.TryAdd(order[next]))
            {
                next++;
            }

            blocks.Add(Block(part, order.AsSpan(first..next)));
        }

        return blocks;
    }

    // One event may come twice, under one id.
    private int[] Order()
    {
        var keys = _keys.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == 0 || !keys[i].Equals(keys[i - 1]))
            {
                order[count++] = order[i];
            }
        }

        return order[..count];
    }

    private StoredBlock Block(BlockPart part, ReadOnlySpan<int> rows)
    {
        using var ids = new BlockWriter(rows.Length * 16);
        using var columns = new BlockWriter(part.Size);
        Keys(rows, ids, columns);
        part.Write(columns);
        var ends = new long[part.Terms(TextColumn.Object) + 1];
        for (var i = 0; i < rows.Length; i++)
        {
            // A file's events stand one after the other.
            ref var end = ref ends[part.Term(TextColumn.Object, i)];
            columns.Signed(_offsets[rows[i]] - end);
            end = _offsets[rows[i]] + _lengths[rows[i]];
        }

        foreach (var row in rows)
        {
            columns.Signed(_lengths[row]);
        }

        return new StoredBlock(
            _keys[rows[0]].Time,
            _keys[rows[^1]].Time,
            rows.Length,
            columns.Written.Length + ids.Written.Length,
            part.Names(),
            BlockFormat.Pack(rows.Length, ids.Written, columns.Written));
    }

    private void Keys(ReadOnlySpan<int> rows, BlockWriter ids, BlockWriter columns)
    {
        var (time, others) = (0L, 0);
        foreach (var row in rows)
        {
            var key = _keys[row];
            columns.Signed(key.Time - time);
            time = key.Time;
            ids.Uuid(key.Id.Uuid);
            others += key.Id.Text is null ? 0 : 1;
        }

        columns.Number((ulong)others);
        for (var i = 0; i < rows.Length && others > 0; i++)
        {
            if (_keys[rows[i]].Id.Text is { } text)
            {
                columns.Number((ulong)i);
                columns.Text(text);
            }
        }
    }

    private BlockTerms Texts(TextColumn column) => _texts[(int)column];
}
