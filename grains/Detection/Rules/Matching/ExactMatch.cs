using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>
/// A value, or its start or end, that equals a literal. Ignoring case is for ASCII literals only: their bytes never
/// occur inside another UTF-8 character, so that bytes can be compared. Others go to <see cref="WildcardMatch"/>.
/// </summary>
internal sealed class ExactMatch(string text, string literal, TextShape shape, bool cased) : ValueMatch(text)
{
    private readonly byte[] _literal = Encoding.UTF8.GetBytes(literal);

    public override string? OnlyValue => shape == TextShape.Whole && Ascii.IsValid(literal) ? literal : null;

    public override bool Matches(ReadOnlySpan<byte> value)
    {
        var length = _literal.Length;
        if (value.Length < length || (shape == TextShape.Whole && value.Length != length))
        {
            return false;
        }

        var part = shape == TextShape.End ? value[^length..] : value[..length];
        return cased ? part.SequenceEqual(_literal) : Ascii.EqualsIgnoreCase(part, _literal);
    }
}
