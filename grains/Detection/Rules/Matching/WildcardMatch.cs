using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A value that fits a pattern of characters, <c>?</c> and <c>*</c>. Time grows with value times pattern at most.</summary>
internal sealed class WildcardMatch : ValueMatch
{
    private readonly int[] _elements;
    private readonly bool _cased;

    public WildcardMatch(string text, Pattern pattern, bool cased)
        : base(text)
    {
        _cased = cased;
        _elements = [.. pattern.Elements.Select(e => e < 0 ? e : Fold(new Rune(e)))];
    }

    public override bool Matches(ReadOnlySpan<byte> value)
    {
        var (at, element) = (0, 0);
        var (starAt, starElement) = (0, -1);
        while (at < value.Length)
        {
            if (element < _elements.Length && _elements[element] == Pattern.Many)
            {
                (starAt, starElement) = (at, ++element);
                continue;
            }

            var rune = Decode(value[at..], out var length);
            if (element < _elements.Length && (_elements[element] == Pattern.One || _elements[element] == rune))
            {
                at += length;
                element++;
            }
            else if (starElement >= 0)
            {
                // The star takes one character more, and the rest is tried again behind it.
                Decode(value[starAt..], out var skipped);
                starAt += skipped;
                (at, element) = (starAt, starElement);
            }
            else
            {
                return false;
            }
        }

        while (element < _elements.Length && _elements[element] == Pattern.Many)
        {
            element++;
        }

        return element == _elements.Length;
    }

    private int Decode(ReadOnlySpan<byte> value, out int length)
    {
        if (value[0] < 0x80)
        {
            length = 1;
            return !_cased && value[0] is >= (byte)'a' and <= (byte)'z' ? value[0] - 0x20 : value[0];
        }

        _ = Rune.DecodeFromUtf8(value, out var rune, out length);
        return Fold(rune);
    }

    private int Fold(Rune rune) => _cased ? rune.Value : Rune.ToUpperInvariant(rune).Value;
}
