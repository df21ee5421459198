using System.Buffers.Binary;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>Reads what <see cref="BlockWriter"/> wrote. Throws <see cref="InvalidDataException"/> for what it cannot have written.</summary>
internal ref struct BlockReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>What has not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>A number that is not negative.</summary>
    public ulong Number()
    {
        var (value, shift) = (0UL, 0);
        for (var i = 0; i < _rest.Length && shift < 70; i++, shift += 7)
        {
            value |= (ulong)(_rest[i] & 0x7f) << shift;
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("A number has no end.");
    }

    /// <summary>A number of things, not more than <paramref name="most"/>.</summary>
    public int Count(int most) => Number() is var value && value <= (ulong)most ? (int)value : throw new InvalidDataException("A number is too large.");

    /// <summary>A number that may be negative.</summary>
    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>16 bytes, the highest first.</summary>
    public UInt128 Uuid() => BinaryPrimitives.ReadUInt128BigEndian(Bytes(16));

    /// <summary>A text, its length before it.</summary>
    public ReadOnlySpan<byte> Text() => Bytes(Count(_rest.Length));

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("It ends too early.");
        }

        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }
}
