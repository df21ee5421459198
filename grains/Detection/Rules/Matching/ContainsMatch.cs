using System.Buffers;
using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A value that contains a literal; ignoring case for ASCII literals only, as in <see cref="ExactMatch"/>.</summary>
internal sealed class ContainsMatch : ValueMatch
{
    private readonly byte[] _literal;
    private readonly bool _cased;
    private readonly SearchValues<byte> _first;

    public ContainsMatch(string text, string literal, bool cased)
        : base(text)
    {
        _literal = Encoding.UTF8.GetBytes(literal);
        _cased = cased;
        _first = SearchValues.Create(_literal.Length == 0
            ? []
            : [(byte)char.ToLowerInvariant((char)_literal[0]), (byte)char.ToUpperInvariant((char)_literal[0])]);
    }

    /// <summary>The literal, if case is ignored and it is one that one search with others can find.</summary>
    public string? Folded => !_cased && _literal.Length > 0 && Ascii.IsValid(_literal) ? Encoding.ASCII.GetString(_literal) : null;

    public override bool Matches(ReadOnlySpan<byte> value) =>
        _cased ? value.IndexOf(_literal) >= 0 : Contains(value, _literal, _first);

    private static bool Contains(ReadOnlySpan<byte> value, ReadOnlySpan<byte> literal, SearchValues<byte> first)
    {
        if (literal.Length == 0)
        {
            return true;
        }

        while (value.Length >= literal.Length)
        {
            var at = value[..(value.Length - literal.Length + 1)].IndexOfAny(first);
            if (at < 0)
            {
                return false;
            }

            if (Ascii.EqualsIgnoreCase(value.Slice(at, literal.Length), literal))
            {
                return true;
            }

            value = value[(at + 1)..];
        }

        return false;
    }
}
