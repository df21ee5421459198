using System.Buffers.Binary;

namespace OrleansSec.Detection.Intel;

/// <summary>Hashes of files, all of one length, sorted. They are spread evenly, so their first bits say where to look.</summary>
internal sealed class DigestTable
{
    private const int Buckets = 1 << 16;

    private readonly int _length;
    private readonly byte[] _digests;
    private readonly int[] _provenances;
    private readonly int[] _buckets;

    /// <summary>Builds the table of digests of a length in bytes.</summary>
    public DigestTable(int length, List<(byte[] Digest, int Provenance)> digests)
    {
        _length = length;
        digests.Sort(static (a, b) => a.Digest.AsSpan().SequenceCompareTo(b.Digest) is var order and not 0 ? order : a.Provenance.CompareTo(b.Provenance));
        _digests = new byte[length * digests.Count];
        _provenances = new int[digests.Count];
        _buckets = new int[digests.Count == 0 ? 0 : Buckets + 1];
        for (var i = 0; i < digests.Count; i++)
        {
            digests[i].Digest.CopyTo(_digests, i * length);
            _provenances[i] = digests[i].Provenance;
            _buckets[Bucket(digests[i].Digest) + 1]++;
        }

        for (var i = 1; i < _buckets.Length; i++)
        {
            _buckets[i] += _buckets[i - 1];
        }
    }

    /// <summary>How many entries.</summary>
    public int Count => _provenances.Length;

    /// <summary>The first entry of a digest, or -1.</summary>
    public int Find(ReadOnlySpan<byte> digest)
    {
        if (Count == 0)
        {
            return -1;
        }

        var bucket = Bucket(digest);
        for (var i = _buckets[bucket]; i < _buckets[bucket + 1]; i++)
        {
            if (Digest(i).SequenceEqual(digest))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The same digest of another list, or -1.</summary>
    public int Next(int entry) => entry + 1 < Count && Digest(entry + 1).SequenceEqual(Digest(entry)) ? entry + 1 : -1;

    /// <summary>What is known of an entry.</summary>
    public int Provenance(int entry) => _provenances[entry];

    /// <summary>The entry's digest.</summary>
    public ReadOnlySpan<byte> Digest(int entry) => _digests.AsSpan(entry * _length, _length);

    private static int Bucket(ReadOnlySpan<byte> digest) => BinaryPrimitives.ReadUInt16BigEndian(digest);
}
