using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Makes hostile text fit for a storage key or a baseline's table: bounded, and without control characters.</summary>
internal static class BoundedText
{
    /// <summary>
    /// The text itself if it is harmless. Otherwise control characters become U+FFFD, what is too long is cut, and
    /// eight digits of a hash keep different texts apart.
    /// </summary>
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest && !text.Any(IsControl))
        {
            return text;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
        var kept = text.AsSpan(0, Math.Min(text.Length, longest - hash.Length - 1));
        if (kept.Length > 0 && char.IsHighSurrogate(kept[^1]))
        {
            kept = kept[..^1];
        }

        var clean = new StringBuilder(longest);
        foreach (var letter in kept)
        {
            clean.Append(IsControl(letter) ? '\uFFFD' : letter);
        }

        return clean.Append('~').Append(hash).ToString();
    }

    // Also what turns text around or hides it, so that no name can pose as another on a screen.
    private static bool IsControl(char letter) =>
        char.IsControl(letter) || letter is (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';
}
