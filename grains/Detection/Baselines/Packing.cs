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
            packed.Write([(byte)(number | 0x80)]);
        }

        packed.Write([(byte)number]);
    }

    /// <summary>Eight bytes.</summary>
    public static void Write(IBufferWriter<byte> packed, ulong bits)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(packed.GetSpan(sizeof(ulong)), bits);
        packed.Advance(sizeof(ulong));
    }

    /// <summary>Length and UTF-8 text.</summary>
    public static void Write(IBufferWriter<byte> packed, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(packed, (uint)bytes.Length);
        packed.Write(bytes);
    }
}
