using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>
/// A Bloom filter of the principals, accounts and addresses of a block: ten bits a name, one in a hundred names that are not
/// in the block seems to be.
/// </summary>
internal static class BlockNames
{
    private const int BitsPerName = 10;
    private const int Probes = 7;
    private const ulong Basis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    /// <summary>The hash of a principal's or an address's name.</summary>
    public static ulong Hash(TextColumn column, ReadOnlySpan<byte> name) => Hash((byte)column, name);

    /// <summary>The hash of an account's number.</summary>
    public static ulong Hash(long account)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, account);
        return Hash(byte.MaxValue, bytes);
    }

    /// <summary>The number of a principal's account; 0 where it has none.</summary>
    public static long Account(string principal)
    {
        var key = principal.AsSpan(principal.IndexOf(':', StringComparison.Ordinal) + 1);
        var end = key.IndexOf(':');
        return long.TryParse(end < 0 ? key : key[..end], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>The filter of some names.</summary>
    public static byte[] Of(IReadOnlyCollection<ulong> hashes)
    {
        var filter = new byte[(hashes.Count * BitsPerName / 8) + 1];
        foreach (var hash in hashes)
        {
            for (var i = 0; i < Probes; i++)
            {
                var bit = Bit(hash, i, filter.Length);
                filter[bit / 8] |= (byte)(1 << (bit % 8));
            }
        }

        return filter;
    }

    /// <summary>Whether a name may be among them.</summary>
    public static bool MayHold(ReadOnlySpan<byte> filter, ulong hash)
    {
        for (var i = 0; i < Probes; i++)
        {
            var bit = Bit(hash, i, filter.Length);
            if ((filter[bit / 8] & (1 << (bit % 8))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // FNV-1a: it must be the same for ever, on every machine.
    private static ulong Hash(byte kind, ReadOnlySpan<byte> name)
    {
        var hash = (Basis ^ kind) * Prime;
        foreach (var b in name)
        {
            hash = (hash ^ b) * Prime;
        }

        return hash ^ BitOperations.RotateRight(hash, 29);
    }

    private static int Bit(ulong hash, int probe, int bytes) =>
        (int)(((uint)hash + ((ulong)probe * ((uint)(hash >> 32) | 1))) % ((ulong)bytes * 8));
}
