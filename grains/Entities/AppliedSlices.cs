using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Grains;

/// <summary>
/// The slices applied last, by the first 64 bits of their id's SHA-256. It holds more than two epochs can hand to
/// one entity, so that a redelivered slice is always known.
/// </summary>
[GenerateSerializer, Alias("AppliedSlices")]
internal sealed class AppliedSlices
{
    /// <summary>How many slices are remembered. An epoch holds at most a third of it.</summary>
    public const int Capacity = 512;

    [Id(0)]
    private ulong[] _ring = [];

    [Id(1)]
    private int _next;

    /// <summary>Whether the slice is among the last applied.</summary>
    public bool Contains(string sliceId) => Array.IndexOf(_ring, Hash(sliceId)) >= 0;

    /// <summary>Remembers a slice; the oldest one makes room.</summary>
    public void Add(string sliceId)
    {
        if (_ring.Length < Capacity && _next == _ring.Length)
        {
            Array.Resize(ref _ring, Math.Min(Capacity, Math.Max(4, _ring.Length * 2)));
        }

        _ring[_next] = Hash(sliceId);
        _next = _next + 1 == Capacity ? 0 : _next + 1;
    }

    private static ulong Hash(string sliceId) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(sliceId)));
}
