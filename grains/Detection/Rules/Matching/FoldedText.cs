using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Compares two UTF-8 texts of an event, ignoring case as Unicode has it, without allocating.</summary>
internal static class FoldedText
{
    /// <summary>Whether the other text stands in the text at the place that the shape says.</summary>
    public static bool Compare(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other, TextShape shape, bool cased)
    {
        if (shape is TextShape.Whole or TextShape.Start)
        {
            return StartsWith(text, other, cased, out var used) && (shape == TextShape.Start || used == text.Length);
        }

        for (; text.Length > 0; text = text[Length(text)..])
        {
            if (StartsWith(text, other, cased, out var used) && (shape == TextShape.Anywhere || used == text.Length))
            {
                return true;
            }
        }

        return other.Length == 0;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other, bool cased, out int used)
    {
        used = 0;
        while (other.Length > 0)
        {
            if (used == text.Length)
            {
                return false;
            }

            _ = Rune.DecodeFromUtf8(text[used..], out var left, out var leftLength);
            _ = Rune.DecodeFromUtf8(other, out var right, out var rightLength);
            if (left != right && (cased || Rune.ToUpperInvariant(left) != Rune.ToUpperInvariant(right)))
            {
                return false;
            }

            used += leftLength;
            other = other[rightLength..];
        }

        return true;
    }

    private static int Length(ReadOnlySpan<byte> text)
    {
        _ = Rune.DecodeFromUtf8(text, out _, out var length);
        return length;
    }
}
