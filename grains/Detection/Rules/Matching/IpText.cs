using System.Buffers.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Reads IP addresses from text without allocating.</summary>
internal static class IpText
{
    /// <summary>The address as a number; false if the text is not exactly one address.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out UInt128 address, out bool isV4)
    {
        isV4 = !text.Contains((byte)':');
        if (!isV4)
        {
            return TryParseV6(text, out address);
        }

        var parsed = TryParseV4(text, out var v4);
        address = v4;
        return parsed;
    }

    private static bool TryParseV4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        for (var part = 0; part < 4; part++)
        {
            var length = part < 3 ? text.IndexOf((byte)'.') : text.Length;
            if (length is < 1 or > 3 || !TryParseByte(text[..length], out var value))
            {
                return false;
            }

            address = (address << 8) | value;
            text = part < 3 ? text[(length + 1)..] : default;
        }

        return true;
    }

    private static bool TryParseByte(ReadOnlySpan<byte> digits, out byte value) =>
        Utf8Parser.TryParse(digits, out value, out var used) && used == digits.Length && digits[0] != '+';

    private static bool TryParseV6(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
        {
            return TryParseGroups(text, out address, out var all) && all == 8;
        }

        // The dotted form of the last 32 bits stands at the end alone (RFC 4291, 2.2).
        if (text[..gap].Contains((byte)'.')
            || !TryParseGroups(text[..gap], out var head, out var before)
            || !TryParseGroups(text[(gap + 2)..], out var tail, out var after)
            || before + after > 7)
        {
            return false;
        }

        address = (before == 0 ? 0 : head << (16 * (8 - before))) | tail;
        return true;
    }

    private static bool TryParseGroups(ReadOnlySpan<byte> text, out UInt128 value, out int groups)
    {
        (value, groups) = (0, 0);
        while (text.Length > 0)
        {
            var colon = text.IndexOf((byte)':');
            if (colon < 0 && text.Contains((byte)'.'))
            {
                groups += 2;
                var parsed = TryParseV4(text, out var v4);
                value = (value << 32) | v4;
                return parsed && groups <= 8;
            }

            var group = colon < 0 ? text : text[..colon];
            if (group.Length is < 1 or > 4
                || ++groups > 8
                || !Utf8Parser.TryParse(group, out ushort part, out var used, 'x')
                || used != group.Length
                || colon == text.Length - 1)
            {
                return false;
            }

            value = (value << 16) | part;
            text = colon < 0 ? default : text[(colon + 1)..];
        }

        return true;
    }
}
