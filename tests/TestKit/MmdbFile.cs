using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace OrleansSec.TestKit;

/// <summary>
/// Writes small MaxMind databases: a search tree of 24-bit records over IPv6 (IPv4 below <c>::/96</c>), and a data
/// section. After https://maxmind.github.io/MaxMind-DB/
/// </summary>
public sealed class MmdbFile
{
    private const int Empty = -1;

    private readonly List<int[]> _nodes = [[Empty, Empty]];
    private readonly ArrayBufferWriter<byte> _values = new();

    /// <summary>Adds a network, such as <c>203.0.113.0/24</c>, with a map of texts, numbers and maps.</summary>
    public MmdbFile Add(string network, Dictionary<string, object> value)
    {
        var parsed = IPNetwork.Parse(network);
        var isV4 = parsed.BaseAddress.GetAddressBytes().Length == 4;
        var bits = isV4 ? [.. new byte[12], .. parsed.BaseAddress.GetAddressBytes()] : parsed.BaseAddress.GetAddressBytes();
        var length = parsed.PrefixLength + (isV4 ? 96 : 0);
        var offset = _values.WrittenCount;
        Write(_values, value);

        var node = 0;
        for (var i = 0; i < length - 1; i++)
        {
            var side = Bit(bits, i);
            if (_nodes[node][side] == Empty)
            {
                _nodes.Add([Empty, Empty]);
                _nodes[node][side] = _nodes.Count - 1;
            }

            node = _nodes[node][side];
        }

        // Values stand below minus one, so that they are told from nodes.
        _nodes[node][Bit(bits, length - 1)] = -2 - offset;
        return this;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToArray()
    {
        var file = new ArrayBufferWriter<byte>();
        foreach (var record in _nodes.SelectMany(n => n))
        {
            var number = record == Empty ? _nodes.Count : record < 0 ? _nodes.Count + 16 - 2 - record : record;
            file.Write((ReadOnlySpan<byte>)[(byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        }

        file.Write((ReadOnlySpan<byte>)new byte[16]);
        file.Write(_values.WrittenSpan);
        file.Write((ReadOnlySpan<byte>)[0xab, 0xcd, 0xef]);
        file.Write("MaxMind.com"u8);
        Write(file, new Dictionary<string, object>
        {
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = 1_700_000_000ul,
            ["database_type"] = "Test",
            ["description"] = new Dictionary<string, object> { ["en"] = "Test" },
            ["ip_version"] = (ushort)6,
            ["languages"] = Array.Empty<string>(),
            ["node_count"] = (uint)_nodes.Count,
            ["record_size"] = (ushort)24,
        });
        return file.WrittenSpan.ToArray();
    }

    private static int Bit(byte[] bytes, int at) => (bytes[at / 8] >> (7 - (at % 8))) & 1;

    private static void Write(IBufferWriter<byte> to, object value)
    {
        Span<byte> bytes = stackalloc byte[8];
        switch (value)
        {
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Control(to, 2, utf8.Length);
                to.Write((ReadOnlySpan<byte>)utf8);
                break;
            case double number:
                Control(to, 3, 8);
                BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
                to.Write((ReadOnlySpan<byte>)bytes);
                break;
            case ushort number:
                Control(to, 5, 2);
                BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
                to.Write((ReadOnlySpan<byte>)bytes[..2]);
                break;
            case ulong number:
                Control(to, 9, 8);
                BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
                to.Write((ReadOnlySpan<byte>)bytes);
                break;
            case uint number:
                Control(to, 6, 4);
                BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
                to.Write((ReadOnlySpan<byte>)bytes[..4]);
                break;
            case Dictionary<string, object> map:
                Control(to, 7, map.Count);
                foreach (var (name, item) in map)
                {
                    Write(to, name);
                    Write(to, item);
                }

                break;
            case string[] list:
                Control(to, 11, list.Length);
                foreach (var item in list)
                {
                    Write(to, item);
                }

                break;
            default:
                throw new ArgumentException($"No such type: {value.GetType()}.", nameof(value));
        }
    }

    // The type is in the upper three bits, or in the next byte where it is beyond 7; 29 says that the size follows.
    private static void Control(IBufferWriter<byte> to, int type, int size)
    {
        var inline = size < 29 ? size : 29;
        to.Write((ReadOnlySpan<byte>)[(byte)(((type <= 7 ? type : 0) << 5) | inline)]);
        if (type > 7)
        {
            to.Write((ReadOnlySpan<byte>)[(byte)(type - 7)]);
        }

        if (size >= 29)
        {
            to.Write((ReadOnlySpan<byte>)[(byte)(size - 29)]);
        }
    }
}
