using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Grains;

/// <summary>
/// The slices applied last. The slices of a batch come in the order of their numbers, so one entry a batch says it:
/// 48 bits of its id's SHA-256, and the number of the last slice applied. It holds the batches of three epochs, so
/// that a redelivered slice is known even if one crash follows upon another.
/// </summary>
[GenerateSerializer, Alias("AppliedSlices")]
internal sealed class AppliedSlices
{
    /// <summary>How many batches are remembered. An epoch holds at most a third of it.</summary>
    public const int Capacity = 1536;

    private const int NumberBits = 16;
    private const ulong NumberMask = (1UL << NumberBits) - 1;

    // Eight bytes an entry: the batch in the upper 48 bits, the number in the lower 16. Orleans stores bytes as they are.
    [Id(0)]
    private byte[] _entries = [];

    [Id(1)]
    private int _next;

    /// <summary>Whether the slice is among the last applied.</summary>
    public bool Contains(string sliceId) => Contains(Entry(sliceId));

    /// <summary>Remembers a slice; the oldest batch makes room.</summary>
    public void Add(string sliceId) => Add(Entry(sliceId));

    /// <summary>Whether the slice of an <see cref="Entry"/> is among the last applied.</summary>
    public bool Contains(ulong slice)
    {
        var index = IndexOf(slice);
        return index >= 0 && this[index] >= slice;
    }

    /// <summary>Remembers the slice of an <see cref="Entry"/>.</summary>
    public void Add(ulong slice)
    {
        var index = IndexOf(slice);
        if (index >= 0)
        {
            this[index] = Math.Max(this[index], slice);
            return;
        }

        if (_entries.Length == _next * sizeof(ulong))
        {
            Array.Resize(ref _entries, Math.Clamp(_next * 2, 4, Capacity) * sizeof(ulong));
        }

        this[_next] = slice;
        _next = _next + 1 == Capacity ? 0 : _next + 1;
    }

    private ulong this[int index]
    {
        get => BinaryPrimitives.ReadUInt64LittleEndian(_entries.AsSpan(index * sizeof(ulong)));
        set => BinaryPrimitives.WriteUInt64LittleEndian(_entries.AsSpan(index * sizeof(ulong)), value);
    }

    // Mostly a slice is new, so that all entries are looked at: many at a time.
    private int IndexOf(ulong slice)
    {
        var entries = MemoryMarshal.Cast<byte, ulong>(_entries.AsSpan());
        var batch = new Vector<ulong>(LittleEndian(slice & ~NumberMask));
        var mask = new Vector<ulong>(LittleEndian(~NumberMask));
        var i = 0;
        for (; i <= entries.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            if (Vector.EqualsAny(new Vector<ulong>(entries[i..]) & mask, batch))
            {
                break;
            }
        }

        for (; i < entries.Length; i++)
        {
            if ((this[i] & ~NumberMask) == (slice & ~NumberMask))
            {
                return i;
            }
        }

        return -1;
    }

    private static ulong LittleEndian(ulong value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    /// <summary>What is remembered of a slice.</summary>
    /// <param name="sliceId">BATCH#NUMBER. An id of another form is a batch of one slice; numbers beyond 16 bits open a further entry.</param>
    public static ulong Entry(string sliceId)
    {
        var mark = sliceId.LastIndexOf('#');
        if (mark < 0 || !uint.TryParse(sliceId.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Hash(sliceId);
        }

        var page = number >> NumberBits;
        return Hash(page == 0 ? sliceId[..mark] : $"{sliceId[..mark]}#{page}#") | (number & ((1 << NumberBits) - 1));
    }

    private static ulong Hash(string batch) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(batch))) << NumberBits;
}
