using System.Text;

namespace OrleansSec.Silo.Commands;

/// <summary>Text of events for a terminal: attacker-controlled, so neither control codes nor line breaks pass.</summary>
internal static class Text
{
    /// <summary>The text on one line, at most that many characters, with an ellipsis where it was cut.</summary>
    public static string OneLine(string text, int length)
    {
        var clean = new StringBuilder(Math.Min(text.Length, length));
        foreach (var c in text)
        {
            if (clean.Length == length)
            {
                clean[^1] = '…';
                break;
            }

            clean.Append(IsPlain(c) ? c : char.IsWhiteSpace(c) ? ' ' : '\uFFFD');
        }

        return clean.ToString();
    }

    // Format characters include the bidirectional overrides, which can make a line read as another.
    private static bool IsPlain(char c) =>
        !char.IsControl(c) && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format;
}
