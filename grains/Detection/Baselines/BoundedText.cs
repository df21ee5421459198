using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// Text from an event, short enough to be remembered. A long one keeps its start, and a hash of the whole, so that two
/// long values stay two: an attacker can choose some fields freely.
/// </summary>
internal static class BoundedText
{
    /// <summary>The longest text in UTF-8 bytes.</summary>
    public const int MaxBytes = 96;

    private const int HashDigits = 16;

    /// <summary>The text itself, or its start and hash.</summary>
    public static string Of(string text)
    {
        if (text.Length * 3 <= MaxBytes || (text.Length <= MaxBytes && Encoding.UTF8.GetByteCount(text) <= MaxBytes))
        {
            return text;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)).AsSpan(0, HashDigits / 2));
        return $"{Start(text, MaxBytes - HashDigits - 1)}~{hash}";
    }

    private static string Start(string text, int bytes)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > bytes)
            {
                break;
            }

            (length, bytes) = (length + rune.Utf16SequenceLength, bytes - rune.Utf8SequenceLength);
        }

        return text[..length];
    }
}
