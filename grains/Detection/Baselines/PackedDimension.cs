using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using OrleansSec.Detection.CloudTrail;

namespace OrleansSec.Detection.Baselines;

/// <summary>A dimension in its stored form: all rows in one run of bytes.</summary>
[GenerateSerializer, Alias("Dimension")]
internal struct PackedDimension
{
    /// <summary>What a row takes beside its text, at most: three numbers of up to four bytes, one of one, two weights of four.</summary>
    public const int RowBytes = 18;

    // The largest number of four bytes, in minutes: the year 2480.
    private const uint MaxMinute = (1 << 28) - 1;

    /// <summary>The rows: length and UTF-8 text, events, hours, first, last − first, recent hours.</summary>
    [Id(0)]
    public byte[] Rows;

    /// <summary>As <see cref="Dimension.Events"/>.</summary>
    [Id(1)]
    public float Events;

    /// <summary>As <see cref="Dimension.Hours"/>.</summary>
    [Id(2)]
    public float Hours;

    /// <summary>As <see cref="Dimension.Forgotten"/>.</summary>
    [Id(3)]
    public float Forgotten;

    /// <summary>As <see cref="Dimension.Lost"/>.</summary>
    [Id(4)]
    public float Lost;

    /// <summary>Unix minutes of Unix seconds, within what a row can hold.</summary>
    public static uint Minute(long seconds) => (uint)Math.Clamp(seconds / 60, 0, MaxMinute);

    /// <summary>What a row may take at most.</summary>
    public static int Bytes(DimensionRow row) => RowBytes + Encoding.UTF8.GetByteCount(row.Value);

    /// <summary>Packs the rows.</summary>
    public static byte[] Pack(IEnumerable<DimensionRow> rows)
    {
        var packed = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            var text = Encoding.UTF8.GetBytes(row.Value);
            Write(packed, (uint)text.Length);
            packed.Write(text);
            BinaryPrimitives.WriteSingleLittleEndian(packed.GetSpan(8), row.Events);
            BinaryPrimitives.WriteSingleLittleEndian(packed.GetSpan(8)[4..], row.Hours);
            packed.Advance(8);
            Write(packed, row.First);
            Write(packed, row.Last - row.First);
            packed.Write([row.Recent]);
        }

        return packed.WrittenSpan.ToArray();
    }

    /// <summary>Unpacks the rows.</summary>
    public static DimensionRow[] Unpack(ReadOnlySpan<byte> packed, TextPool texts)
    {
        var rows = new DimensionRow[Count(packed)];
        for (var i = 0; i < rows.Length; i++)
        {
            var length = (int)Read(ref packed);
            var text = texts.Exactly(packed[..length]);
            packed = packed[length..];
            var (events, hours) = (BinaryPrimitives.ReadSingleLittleEndian(packed), BinaryPrimitives.ReadSingleLittleEndian(packed[4..]));
            packed = packed[8..];
            var first = Read(ref packed);
            var last = first + Read(ref packed);
            rows[i] = new DimensionRow(text, events, hours, first, last, packed[0]);
            packed = packed[1..];
        }

        return rows;
    }

    private static int Count(ReadOnlySpan<byte> packed)
    {
        var count = 0;
        for (; !packed.IsEmpty; count++)
        {
            var length = (int)Read(ref packed);
            packed = packed[(length + 8)..];
            Read(ref packed);
            Read(ref packed);
            packed = packed[1..];
        }

        return count;
    }

    private static void Write(ArrayBufferWriter<byte> packed, uint number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            packed.Write([(byte)(number | 0x80)]);
        }

        packed.Write([(byte)number]);
    }

    private static uint Read(ref ReadOnlySpan<byte> packed)
    {
        uint number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = packed[0];
            packed = packed[1..];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
