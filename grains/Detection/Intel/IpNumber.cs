using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace OrleansSec.Detection.Intel;

/// <summary>An IP address as a number. An IPv4 address within IPv6 (<c>::ffff:203.0.113.7</c>) is the IPv4 address.</summary>
/// <param name="Bits">32 bits for IPv4, 128 for IPv6.</param>
/// <param name="IsV4">Which it is.</param>
public readonly record struct IpNumber(UInt128 Bits, bool IsV4)
{
    private const int LongestText = 64;

    /// <summary>Whether it is no public address: private, loopback, link-local, shared by carriers, unspecified.</summary>
    public bool IsPrivate => IsV4 ? IsPrivateV4((uint)Bits) : IsPrivateV6(Bits);

    /// <summary>
    /// Reads an address. IPv4 must have four decimal parts, whatever zeros lead: the framework would take such for
    /// octal, and published logs hold them.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpNumber number)
    {
        if (TryParseV4(text, out var bits))
        {
            number = new IpNumber(bits, true);
            return true;
        }

        number = default;
        if (text.Length > LongestText
            || !text.Contains(':')
            || !IPAddress.TryParse(text, out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        var wide = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        number = wide >> 32 == 0xffff ? new IpNumber((uint)wide, true) : new IpNumber(wide, false);
        return true;
    }

    /// <summary>The framework's form.</summary>
    public IPAddress ToAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return new IPAddress(IsV4 ? bytes[12..] : bytes);
    }

    /// <summary>Such as <c>203.0.113.7</c>.</summary>
    public override string ToString() => ToAddress().ToString();

    private static bool TryParseV4(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        var (part, digits, parts) = (0u, 0, 0);
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter) && digits < 3)
            {
                (part, digits) = ((part * 10) + (uint)(letter - '0'), digits + 1);
            }
            else if (letter == '.' && digits > 0 && part < 256 && parts < 3)
            {
                (bits, part, digits, parts) = ((bits << 8) | part, 0, 0, parts + 1);
            }
            else
            {
                return false;
            }
        }

        bits = (bits << 8) | part;
        return parts == 3 && digits > 0 && part < 256;
    }

    private static bool IsPrivateV4(uint b) =>
        b >> 24 is 0 or 10 or 127
        || b >> 20 == 0xac1
        || b >> 16 is 0xc0a8 or 0xa9fe
        || b >> 22 == 0x64400000 >> 22;

    private static bool IsPrivateV6(UInt128 b) =>
        (byte)(b >> 121) == 0x7e
        || (uint)(b >> 118) == 0x3fa
        || b >> 8 == 0;
}
