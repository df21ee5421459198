using System.Buffers;
using System.Buffers.Binary;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>Bytes of a block that is being made. Numbers take seven bits a byte, the lowest first.</summary>
/// <param name="capacity">How many bytes are expected.</param>
internal sealed class BlockWriter(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>A number that is not negative.</summary>
    public void Number(ulong value)
    {
        var to = Room(10);
        var count = 0;
        while (value >= 0x80)
        {
            to[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        to[count++] = (byte)value;
        _length += count;
    }

    /// <summary>A number that may be negative.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>16 bytes, the highest first.</summary>
    public void Uuid(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128BigEndian(Room(16), value);
        _length += 16;
    }

    /// <summary>A text, its length before it.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Number((ulong)utf8.Length);
        Bytes(utf8);
    }

    /// <summary>Bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Room for so many bytes after what was written, to be taken by <see cref="Take"/>.</summary>
    public Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>So many bytes have been put into the room.</summary>
    public void Take(int count) => _length += count;

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
