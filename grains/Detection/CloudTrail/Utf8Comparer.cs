using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Compares UTF-8 texts byte by byte. Seeded, so that nobody can prepare texts that collide.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Comparer Instance = new();

    private readonly ulong _first = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private readonly ulong _second = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) | 1;

    private Utf8Comparer()
    {
    }

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    /// <summary>
    /// Folded multiplication of eight bytes at a time, as in wyhash and aHash: texts are long (a user agent has some 150
    /// bytes), and the runtime's own seeded hash takes four at a time.
    /// </summary>
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = _first ^ (ulong)alternate.Length;
        while (alternate.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(alternate));
            alternate = alternate[sizeof(ulong)..];
        }

        var rest = 0UL;
        for (var i = 0; i < alternate.Length; i++)
        {
            rest = (rest << 8) | alternate[i];
        }

        hash = Fold(Fold(hash ^ rest));
        return (int)(hash ^ (hash >> 32));
    }

    private ulong Fold(ulong word)
    {
        var high = Math.BigMul(word, _second, out var low);
        return high ^ low;
    }
}
