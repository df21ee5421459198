using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Where a call came from: the address as a bounded text, and its network.</summary>
/// <param name="Text">The address.</param>
/// <param name="Network">As in <see cref="Contracts.Events.Observation.Network"/>.</param>
internal sealed record CallerAddress(string Text, string Network)
{
    private const string Private = "private";

    /// <summary>Reads CloudTrail's <c>sourceIPAddress</c>.</summary>
    public static CallerAddress Of(string text) => new(BoundedText.Of(text, 64), NetworkOf(text));

    private static string NetworkOf(string text)
    {
        if (text.Length == 0)
        {
            return string.Empty;
        }

        if (AwsNames.Service(text) is { } service)
        {
            return "aws:" + service;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (TryReadIPv4(text, bytes))
        {
            return OfIPv4(bytes[..4]);
        }

        if (text.Length > 64 || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return "other";
        }

        address.TryWriteBytes(bytes, out _);
        return address.IsIPv4MappedToIPv6 ? OfIPv4(bytes[12..]) : OfIPv6(bytes);
    }

    // Decimal whatever zeros lead: the framework would take them for octal, and published logs hold them.
    private static bool TryReadIPv4(string text, Span<byte> bytes)
    {
        var parts = text.Split('.');
        if (parts.Length != 4)
        {
            return false;
        }

        for (var i = 0; i < 4; i++)
        {
            if (parts[i].Length > 3 || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string OfIPv4(ReadOnlySpan<byte> b)
    {
        var isPrivate = b[0] is 0 or 10 or 127
            || (b[0] == 172 && b[1] is >= 16 and < 32)
            || (b[0] == 192 && b[1] == 168)
            || (b[0] == 169 && b[1] == 254)
            || (b[0] == 100 && b[1] is >= 64 and < 128);
        return isPrivate ? Private : string.Create(CultureInfo.InvariantCulture, $"{b[0]}.{b[1]}.{b[2]}.0/24");
    }

    private static string OfIPv6(Span<byte> b)
    {
        if (b[0] is 0xfc or 0xfd || (b[0] == 0xfe && (b[1] & 0xc0) == 0x80) || !b[..15].ContainsAnyExcept((byte)0))
        {
            return Private;
        }

        b[6..].Clear();
        return $"{new IPAddress(b)}/48";
    }
}
