using System.Buffers;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.CloudTrail;

namespace OrleansSec.Detection.Correlations;

/// <summary>A principal's <see cref="Windows"/> in their stored form.</summary>
[GenerateSerializer, Alias("Windows")]
internal struct PackedWindows
{
    /// <summary>What an earlier version has stored of the windows, by name.</summary>
    [Id(0)]
    public Dictionary<string, EarlierWindow>? Earlier;

    /// <summary>Events that had to make room in windows that are gone.</summary>
    [Id(1)]
    public long Dropped;

    /// <summary>
    /// By window: name, shape, overflow, how many events; of each its number and its key. A number that is new is followed by
    /// the event: id, time, action, source, offset, length, network, region. Texts are numbered in the same way; 0 is none.
    /// </summary>
    [Id(2)]
    public byte[]? Rows;

    /// <summary>Packs windows.</summary>
    public static byte[]? Pack(ReadOnlySpan<Window> windows)
    {
        if (windows.IsEmpty)
        {
            return null;
        }

        var (packed, texts, events) = (new ArrayBufferWriter<byte>(512), new Dictionary<string, uint>(StringComparer.Ordinal), new Dictionary<WindowEvent, uint>());
        foreach (var window in windows)
        {
            Write(packed, texts, window.Name);
            Write(packed, texts, window.Shape);
            Packing.Write(packed, (ulong)window.Overflow);
            Packing.Write(packed, (uint)window.Count);
            foreach (var entry in window.Entries)
            {
                var isKnown = events.TryGetValue(entry.Event, out var number);
                Packing.Write(packed, isKnown ? number : (uint)events.Count);
                if (!isKnown)
                {
                    events.Add(entry.Event, (uint)events.Count);
                    Write(packed, texts, entry.Event);
                }

                Write(packed, texts, entry.Key);
            }
        }

        return packed.WrittenSpan.ToArray();
    }

    /// <summary>Unpacks windows.</summary>
    public readonly Window[] Unpack(TextPool pool)
    {
        if (Rows is null)
        {
            return [.. (Earlier ?? []).Select(w => w.Value.ToWindow(w.Key))];
        }

        var (windows, texts, events) = (new List<Window>(), new List<string>(), new List<WindowEvent>());
        var packed = new PackedReader(Rows);
        while (!packed.IsAtEnd)
        {
            var name = Text(ref packed, texts, pool)!;
            var shape = Text(ref packed, texts, pool);
            var overflow = (long)packed.Long();
            var entries = new List<WindowEntry>((int)packed.Number());
            for (var i = entries.Capacity; i > 0; i--)
            {
                var number = (int)packed.Number();
                if (number == events.Count)
                {
                    events.Add(Event(ref packed, texts, pool));
                }

                entries.Add(new WindowEntry(events[number], Text(ref packed, texts, pool)!));
            }

            windows.Add(new Window(name, shape, overflow, entries));
        }

        return [.. windows];
    }

    private static void Write(ArrayBufferWriter<byte> packed, Dictionary<string, uint> texts, WindowEvent seen)
    {
        Write(packed, texts, seen.OtherId);
        if (seen.OtherId is null)
        {
            seen.Uuid.TryWriteBytes(packed.GetSpan(16));
            packed.Advance(16);
        }

        Packing.Write(packed, (ulong)seen.Time.UtcTicks);
        Write(packed, texts, seen.Action);
        Write(packed, texts, seen.Raw.Source);
        Packing.Write(packed, (uint)(seen.Raw.Offset >> 32));
        Packing.Write(packed, (uint)seen.Raw.Offset);
        Packing.Write(packed, (uint)seen.Raw.Length);
        Write(packed, texts, seen.Network);
        Write(packed, texts, seen.Region);
    }

    private static WindowEvent Event(ref PackedReader packed, List<string> texts, TextPool pool)
    {
        var id = Text(ref packed, texts, pool);
        var uuid = id is null ? new Guid(packed.Bytes(16)) : default;
        var ticks = (long)packed.Long();
        var (action, source) = (Text(ref packed, texts, pool)!, Text(ref packed, texts, pool)!);
        var (high, low, length) = (packed.Number(), packed.Number(), packed.Number());
        var raw = new EventPointer(source, ((long)high << 32) | low, (int)length);
        return new WindowEvent(uuid, id, ticks, action, raw, Text(ref packed, texts, pool), Text(ref packed, texts, pool));
    }

    private static void Write(ArrayBufferWriter<byte> packed, Dictionary<string, uint> texts, string? text)
    {
        if (text is null)
        {
            Packing.Write(packed, 0u);
            return;
        }

        var isKnown = texts.TryGetValue(text, out var number);
        Packing.Write(packed, isKnown ? number : (uint)texts.Count + 1);
        if (!isKnown)
        {
            texts.Add(text, (uint)texts.Count + 1);
            Packing.Write(packed, text);
        }
    }

    private static string? Text(ref PackedReader packed, List<string> texts, TextPool pool)
    {
        var number = (int)packed.Number();
        if (number == 0)
        {
            return null;
        }

        if (number == texts.Count + 1)
        {
            texts.Add(pool.Exactly(packed.Bytes((int)packed.Number())));
        }

        return texts[number - 1];
    }
}
