using System.Globalization;
using System.Text;

namespace OrleansSec.Detection.Fields;

/// <summary>
/// Undoes the escapes of a JSON string. The reader's own copying refuses half a surrogate pair, which is valid JSON
/// and which a hostile client can send; here it becomes U+FFFD, as everywhere else in .NET.
/// </summary>
internal static class JsonText
{
    /// <summary>Writes the unescaped text, which is never longer than the escaped one, and answers its length.</summary>
    /// <param name="escaped">The string between its quotes; its escapes have been checked.</param>
    /// <param name="into">At least as long.</param>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> into)
    {
        var written = 0;
        while (escaped.IndexOf((byte)'\\') is var at and >= 0)
        {
            escaped[..at].CopyTo(into[written..]);
            written += at;
            escaped = escaped[(at + 1)..];
            if (escaped[0] == (byte)'u')
            {
                written += Rune(ref escaped).EncodeToUtf8(into[written..]);
            }
            else
            {
                into[written++] = Short(escaped[0]);
                escaped = escaped[1..];
            }
        }

        escaped.CopyTo(into[written..]);
        return written + escaped.Length;
    }

    private static byte Short(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };

    private static Rune Rune(ref ReadOnlySpan<byte> escaped)
    {
        var first = Hex(ref escaped);
        if (System.Text.Rune.TryCreate(first, out var rune))
        {
            return rune;
        }

        if (char.IsHighSurrogate(first) && escaped.StartsWith("\\u"u8))
        {
            var rest = escaped[1..];
            if (System.Text.Rune.TryCreate(first, Hex(ref rest), out rune))
            {
                escaped = rest;
                return rune;
            }
        }

        return System.Text.Rune.ReplacementChar;
    }

    private static char Hex(ref ReadOnlySpan<byte> escaped)
    {
        var unit = ushort.Parse(escaped.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        escaped = escaped[5..];
        return (char)unit;
    }
}
