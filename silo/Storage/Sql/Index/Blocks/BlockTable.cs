using System.Globalization;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>The blocks in the database, as a session sees them.</summary>
internal sealed class BlockTable(SqlSession session)
{
    /// <summary>The table's name.</summary>
    public const string Name = "event_blocks";

    private const long Day = 86_400_000;
    private const int HeadsAtOnce = 64;
    private const int MostMerged = 16;

    private static readonly long _lastTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Adds blocks of one day. A small one is merged with the latest of the day where these are not much larger.</summary>
    public void Add(long day, IReadOnlyList<StoredBlock> blocks)
    {
        var latest = session.Query(
            "SELECT number, events, size FROM event_blocks WHERE day = @day ORDER BY number DESC LIMIT @limit",
            r => (Number: r.GetInt64(0), Events: r.GetInt64(1), Size: r.GetInt64(2)),
            ("@day", day),
            ("@limit", (long)MostMerged));
        var next = latest is [var first, ..] ? first.Number + 1 : 1;
        if (blocks is [var added])
        {
            var (rows, events, size) = (new BlockRows(), (long)added.Events, added.Size);

            // The logarithmic method: what is written again is in a block at least half as large again.
            foreach (var old in latest.TakeWhile(b => b.Events <= 2 * events && b.Events + events <= StoredBlock.MostEvents && b.Size + size <= StoredBlock.MostSize))
            {
                if (TryRead(day, old.Number) is not { } block)
                {
                    break;
                }

                rows.Add(block);
                Remove(day, old.Number);
                (next, events, size) = (old.Number, events + old.Events, size + old.Size);
            }

            if (events > added.Events)
            {
                rows.Add(EventBlock.Read(added.Data));
                blocks = rows.Blocks();
            }
        }

        foreach (var block in blocks)
        {
            Insert(day, next++, block);
        }
    }

    /// <summary>The heads of the blocks that have events from one time to another, the one with the latest event first.</summary>
    public IEnumerable<BlockHead> Heads(long first, long last)
    {
        // No block has events of two days.
        var before = (Last: Math.Min(last, _lastTime) / Day * Day + Day - 1, Number: long.MaxValue);
        List<BlockHead> page;
        do
        {
            page = session.Query(
                """
                SELECT day, number, first, last, names FROM event_blocks
                WHERE (last, number) < (@beforeLast, @beforeNumber) AND last >= @first AND first <= @last
                ORDER BY last DESC, number DESC LIMIT @limit
                """,
                r => new BlockHead(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetFieldValue<byte[]>(4)),
                ("@beforeLast", before.Last),
                ("@beforeNumber", before.Number),
                ("@first", first),
                ("@last", last),
                ("@limit", (long)HeadsAtOnce));
            foreach (var head in page)
            {
                yield return head;
                before = (head.Last, head.Number);
            }
        }
        while (page.Count == HeadsAtOnce);
    }

    /// <summary>A block's events; throws <see cref="InvalidDataException"/> where it is damaged.</summary>
    public EventBlock Read(BlockHead head) => Read(head.Day, head.Number);

    // A damaged block stays as it is, and holds nothing up.
    private EventBlock? TryRead(long day, long number)
    {
        try
        {
            return Read(day, number);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private EventBlock Read(long day, long number)
    {
        var data = (byte[])session.Scalar("SELECT data FROM event_blocks WHERE day = @day AND number = @number", ("@day", day), ("@number", number))!;
        try
        {
            return EventBlock.Read(data);
        }
        catch (InvalidDataException broken)
        {
            var date = DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"Block {number} of {date} in the event index is damaged: {broken.Message} Other days can be searched."),
                broken);
        }
    }

    private void Remove(long day, long number) =>
        session.Execute("DELETE FROM event_blocks WHERE day = @day AND number = @number", ("@day", day), ("@number", number));

    private void Insert(long day, long number, StoredBlock block) => session.Execute(
        "INSERT INTO event_blocks (day, number, first, last, events, size, names, data) VALUES (@day, @number, @first, @last, @events, @size, @names, @data)",
        ("@day", day),
        ("@number", number),
        ("@first", block.First),
        ("@last", block.Last),
        ("@events", (long)block.Events),
        ("@size", block.Size),
        ("@names", block.Names),
        ("@data", block.Data));
}
