using System.Runtime.InteropServices;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Compares UTF-8 texts byte by byte. Seeded, so that nobody can prepare texts that collide.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Comparer Instance = new();

    private Utf8Comparer()
    {
    }

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    // The runtime's seeded string hash, over the bytes taken two by two.
    public int GetHashCode(ReadOnlySpan<byte> alternate) =>
        (string.GetHashCode(MemoryMarshal.Cast<byte, char>(alternate)) * 31) + (alternate.Length == 0 ? 0 : alternate[^1]);
}
