using System.Text;

namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>
/// Texts as blocks hold them: in UTF-8, what is no Unicode and NUL as the replacement character. So PostgreSQL holds them
/// elsewhere, and what is found there is found here.
/// </summary>
internal static class BlockText
{
    /// <summary>A text's bytes.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(
        text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', (char)Rune.ReplacementChar.Value) : text);
}
