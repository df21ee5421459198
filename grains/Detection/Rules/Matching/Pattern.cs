using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>
/// A Sigma string with its wildcards: <c>*</c> for any run, <c>?</c> for one character. A backslash takes the meaning
/// from a wildcard or a backslash that follows it, and is itself elsewhere.
/// </summary>
/// <param name="Elements">Unicode scalar values, <see cref="One"/> or <see cref="Many"/>.</param>
internal sealed record Pattern(IReadOnlyList<int> Elements)
{
    /// <summary>Any one character.</summary>
    public const int One = -1;

    /// <summary>Any run of characters, also none.</summary>
    public const int Many = -2;

    /// <summary>Whether no wildcard is in it.</summary>
    public bool IsLiteral => Elements.All(e => e >= 0);

    /// <summary>Reads a Sigma string.</summary>
    public static Pattern Parse(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        var elements = new List<int>(runes.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            switch (runes[i].Value)
            {
                case '\\' when i + 1 < runes.Length && runes[i + 1].Value is '\\' or '*' or '?':
                    elements.Add(runes[++i].Value);
                    break;
                case '*':
                    elements.Add(Many);
                    break;
                case '?':
                    elements.Add(One);
                    break;
                default:
                    elements.Add(runes[i].Value);
                    break;
            }
        }

        return new Pattern(elements);
    }

    /// <summary>A pattern without wildcards.</summary>
    public static Pattern OfLiteral(string text) => new([.. text.EnumerateRunes().Select(r => r.Value)]);

    /// <summary>The pattern at the place that a modifier says.</summary>
    public Pattern In(TextShape shape)
    {
        IEnumerable<int> before = shape is TextShape.End or TextShape.Anywhere ? [Many] : [];
        IEnumerable<int> after = shape is TextShape.Start or TextShape.Anywhere ? [Many] : [];
        return new Pattern([.. before, .. Elements, .. after]);
    }

    /// <summary>The cheapest match that means this pattern.</summary>
    public ValueMatch Match(string text, bool cased)
    {
        var startsOpen = Elements.Count > 0 && Elements[0] == Many;
        var endsOpen = Elements.Count > 0 && Elements[^1] == Many;
        var inner = Elements.SkipWhile(e => e == Many).Reverse().SkipWhile(e => e == Many).Reverse().ToArray();
        if (inner.Any(e => e < 0 || (e > 0x7F && !cased)))
        {
            return new WildcardMatch(text, this, cased);
        }

        var literal = Literal(inner);
        return (startsOpen, endsOpen) switch
        {
            (false, false) => new ExactMatch(text, literal, TextShape.Whole, cased),
            (false, true) => new ExactMatch(text, literal, TextShape.Start, cased),
            (true, false) => new ExactMatch(text, literal, TextShape.End, cased),
            _ => new ContainsMatch(text, literal, cased),
        };
    }

    /// <summary>The text of a pattern without wildcards.</summary>
    public string Literal() => Literal(Elements);

    private static string Literal(IEnumerable<int> elements) =>
        string.Concat(elements.Select(e => new Rune(e).ToString()));
}
