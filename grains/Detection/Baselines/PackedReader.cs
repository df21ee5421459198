using System.Buffers.Binary;
using System.Text;

namespace OrleansSec.Detection.Baselines;

/// <summary>Reads a run of packed bytes from its start.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> packed)
{
    private ReadOnlySpan<byte> _rest = packed;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>As <see cref="Packing.Write(System.Buffers.IBufferWriter{byte}, uint)"/> wrote it.</summary>
    public uint Number()
    {
        uint number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }

    /// <summary>Eight bytes.</summary>
    public ulong Long() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    /// <summary>Four bytes.</summary>
    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Bytes(sizeof(float)));

    /// <summary>One byte.</summary>
    public byte Byte() => Bytes(1)[0];

    /// <summary>Length and UTF-8 text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes((int)Number()));

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int length)
    {
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }
}
