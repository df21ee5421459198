using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OrleansSec.Detection.Baselines;

/// <summary>Writes the runs of bytes that a <see cref="PackedReader"/> reads.</summary>
internal static class Packing
{
    /// <summary>A number of up to 28 bits in one to four bytes.</summary>
    public static void Write(IBufferWriter<byte> packed, uint number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            Write(packed, (byte)(number | 0x80));
        }

        Write(packed, (byte)number);
    }

    /// <summary>Eight bytes.</summary>
    public static void Write(IBufferWriter<byte> packed, ulong bits)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(packed.GetSpan(sizeof(ulong)), bits);
        packed.Advance(sizeof(ulong));
    }

    /// <summary>Four bytes.</summary>
    public static void Write(IBufferWriter<byte> packed, float number)
    {
        BinaryPrimitives.WriteSingleLittleEndian(packed.GetSpan(sizeof(float)), number);
        packed.Advance(sizeof(float));
    }

    /// <summary>One byte.</summary>
    public static void Write(IBufferWriter<byte> packed, byte bits)
    {
        packed.GetSpan(1)[0] = bits;
        packed.Advance(1);
    }

    /// <summary>Length and UTF-8 text.</summary>
    public static void Write(IBufferWriter<byte> packed, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Write(packed, (uint)length);
        packed.Advance(Encoding.UTF8.GetBytes(text, packed.GetSpan(length)));
    }

    /// <summary>Twice the length plus a bit, and UTF-8 text.</summary>
    public static void Write(IBufferWriter<byte> packed, string text, uint bit)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Write(packed, (2 * (uint)length) + bit);
        packed.Advance(Encoding.UTF8.GetBytes(text, packed.GetSpan(length)));
    }
}
