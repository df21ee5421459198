using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>
/// An event's id as blocks hold it: a UUID of CloudTrail as a number of 16 bytes, another text in UTF-8. Ids are ordered as
/// their texts are, byte by byte.
/// </summary>
internal readonly struct StoredId : IComparable<StoredId>, IEquatable<StoredId>
{
    private const int Characters = 36;
    private const string Digits = "0123456789abcdef";

    private static readonly SearchValues<char> _characters = SearchValues.Create(Digits + "-");

    /// <summary>An id that is a UUID.</summary>
    public StoredId(UInt128 uuid) => Uuid = uuid;

    /// <summary>An id that is another text.</summary>
    public StoredId(byte[] text) => Text = text;

    /// <summary>The UUID, where the id is one.</summary>
    public UInt128 Uuid { get; }

    /// <summary>The text in UTF-8; null where the id is a UUID.</summary>
    public byte[]? Text { get; }

    /// <summary>The id of a text.</summary>
    public static StoredId Of(string text) => IsUuid(text, out var uuid) ? new StoredId(uuid) : new StoredId(BlockText.Bytes(text));

    /// <inheritdoc/>
    public int CompareTo(StoredId other) => Text is null && other.Text is null ? Uuid.CompareTo(other.Uuid) : CompareTexts(other);

    /// <inheritdoc/>
    public bool Equals(StoredId other) => Uuid == other.Uuid && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StoredId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Text is null ? Uuid.GetHashCode() : Text.Length;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> room = stackalloc byte[Characters];
        return Encoding.UTF8.GetString(Bytes(room));
    }

    // Only as AWS writes it, in lower case: the text that comes out is the one that went in.
    private static bool IsUuid(string text, out UInt128 uuid)
    {
        uuid = default;
        if (text.Length != Characters || text.AsSpan().ContainsAnyExcept(_characters) || !Guid.TryParseExact(text, "D", out var parsed))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, bigEndian: true, out _);
        uuid = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }

    private static bool IsDash(int place) => place is 8 or 13 or 18 or 23;

    private int CompareTexts(StoredId other)
    {
        Span<byte> mine = stackalloc byte[Characters];
        Span<byte> others = stackalloc byte[Characters];
        return Bytes(mine).SequenceCompareTo(other.Bytes(others));
    }

    private ReadOnlySpan<byte> Bytes(Span<byte> room)
    {
        if (Text is not null)
        {
            return Text;
        }

        var rest = Uuid;
        for (var i = Characters - 1; i >= 0; i--)
        {
            if (IsDash(i))
            {
                room[i] = (byte)'-';
                continue;
            }

            room[i] = (byte)Digits[(int)(rest & 15)];
            rest >>= 4;
        }

        return room;
    }
}
