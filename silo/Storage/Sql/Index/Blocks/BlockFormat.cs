using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>
/// The bytes of a block: version, CRC-32C of what follows, number of events, size of the columns, 16 bytes of each event's id,
/// and the columns packed by Brotli. Ids are random: packing them would only cost time.
/// </summary>
internal static class BlockFormat
{
    private const byte Version = 1;
    private const int Head = 1 + sizeof(uint);
    private const int Quality = 1;
    private const int Window = 18;

    // One event may be larger than a block should be; nothing is larger than this.
    private const int MostSize = 1 << 30;

    /// <summary>Packs a block.</summary>
    public static byte[] Pack(int events, ReadOnlySpan<byte> ids, ReadOnlySpan<byte> columns)
    {
        var most = BrotliEncoder.GetMaxCompressedLength(columns.Length);
        using var writer = new BlockWriter(Head + 20 + ids.Length + most);
        writer.Room(Head);
        writer.Take(Head);
        writer.Number((ulong)events);
        writer.Number((ulong)columns.Length);
        writer.Bytes(ids);
        if (!BrotliEncoder.TryCompress(columns, writer.Room(most), out var packed, Quality, Window))
        {
            throw new InvalidOperationException("A block could not be packed.");
        }

        writer.Take(packed);
        var block = writer.Written.ToArray();
        block[0] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(1), Checksum(block.AsSpan(Head)));
        return block;
    }

    /// <summary>Takes a block apart; throws <see cref="InvalidDataException"/> where it is damaged or of a newer version.</summary>
    public static (int Events, byte[] Ids, byte[] Columns) Unpack(ReadOnlySpan<byte> block)
    {
        if (block.Length < Head)
        {
            throw new InvalidDataException("It ends too early.");
        }

        if (block[0] != Version)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"It has version {block[0]} of the format, and this program knows {Version}."));
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(block[1..]) != Checksum(block[Head..]))
        {
            throw new InvalidDataException("Its checksum is wrong.");
        }

        var reader = new BlockReader(block[Head..]);
        var events = reader.Count(StoredBlock.MostEvents);
        var columns = new byte[reader.Count(MostSize)];
        var ids = reader.Bytes(events * 16).ToArray();
        return BrotliDecoder.TryDecompress(reader.Rest, columns, out var size) && size == columns.Length
            ? (events, ids, columns)
            : throw new InvalidDataException("Its columns cannot be unpacked.");
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = bytes[..(bytes.Length & ~7)];
        for (var i = 0; i < words.Length; i += 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(words[i..]));
        }

        foreach (var b in bytes[words.Length..])
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
