using System.Security.Cryptography;
using System.Text;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>Text as PostgreSQL can hold it: no NUL, nothing that is no Unicode.</summary>
internal static class PostgresText
{
    // A row of a B-tree index holds 2704 bytes.
    private const int LongestKey = 2000;

    /// <summary>The text; what cannot be held stands as the replacement character. Event fields are attacker-controlled.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    /// <summary>A grain's key as a column: different for different keys.</summary>
    public static string Key(string key)
    {
        var text = Clean(key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal));
        return Encoding.UTF8.GetByteCount(text) <= LongestKey
            ? text
            : $"{text[..(LongestKey / 4)]}\\#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
