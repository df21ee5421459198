using System.Text;
using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>The modifiers that turn a text into the forms in which it may stand in an event.</summary>
internal static class TextEncodings
{
    private const int MaxForms = 625;
    private static readonly int[] _dashes = ['-', '/', '\u2013', '\u2014', '\u2015'];

    /// <summary>The forms of a text, or the reason why there are none.</summary>
    public static (IReadOnlyList<Pattern>? Forms, string? Reason) Apply(string text, IReadOnlyList<string> encodings)
    {
        IReadOnlyList<Pattern> forms = [Pattern.Parse(text)];
        byte[]? bytes = null;
        foreach (var encoding in encodings)
        {
            if (encoding == "windash")
            {
                forms = [.. forms.SelectMany(Dashes)];
                if (forms.Count > MaxForms)
                {
                    return (null, "the modifier windash takes at most four dashes in one value");
                }

                continue;
            }

            if (forms.Any(f => !f.IsLiteral))
            {
                return (null, $"the modifier {encoding} does not take wildcards: escape them with a backslash");
            }

            if (forms.Count > 1)
            {
                return (null, $"the modifier {encoding} does not go behind windash or base64offset");
            }

            bytes ??= Encoding.UTF8.GetBytes(forms[0].Literal());
            (forms, bytes) = encoding switch
            {
                "base64" => ([Pattern.OfLiteral(Convert.ToBase64String(bytes))], null),
                "base64offset" => (Offsets(bytes), null),
                _ => (forms, Wide(encoding, forms[0].Literal())),
            };
        }

        return bytes is null
            ? (forms, null)
            : (null, "the modifiers utf16, utf16le, utf16be and wide go only in front of base64 or base64offset");
    }

    private static byte[] Wide(string encoding, string text) => encoding switch
    {
        "utf16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        _ => Encoding.Unicode.GetBytes(text),
    };

    // Where a text stands inside a longer one that is encoded, its first and last characters mix with its neighbours'.
    private static Pattern[] Offsets(byte[] bytes) =>
    [
        .. Enumerable.Range(0, 3).Select(offset =>
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            var start = offset switch { 0 => 0, 1 => 2, _ => 3 };
            var end = ((bytes.Length + offset) % 3) switch { 0 => 0, 1 => 3, _ => 2 };
            return Pattern.OfLiteral(encoded[start..Math.Max(start, encoded.Length - end)]);
        }),
    ];

    private static IEnumerable<Pattern> Dashes(Pattern pattern)
    {
        var places = Enumerable.Range(0, pattern.Elements.Count).Where(i => IsOption(pattern.Elements, i)).ToArray();
        if (Math.Pow(_dashes.Length, places.Length) > MaxForms)
        {
            return Enumerable.Repeat(pattern, MaxForms + 1);
        }

        IEnumerable<int[]> forms = [[.. pattern.Elements]];
        foreach (var place in places)
        {
            forms = forms.SelectMany(form => _dashes.Select(dash => With(form, place, dash)));
        }

        return forms.Select(form => new Pattern(form));
    }

    private static int[] With(int[] form, int place, int dash)
    {
        int[] changed = [.. form];
        changed[place] = dash;
        return changed;
    }

    // A dash opens an option if a word follows it and none precedes it.
    private static bool IsOption(IReadOnlyList<int> elements, int at) =>
        elements[at] is '-' or '/'
        && (at == 0 || !IsWord(elements[at - 1]))
        && at + 1 < elements.Count
        && IsWord(elements[at + 1]);

    private static bool IsWord(int element) => element >= 0 && (Rune.IsLetterOrDigit(new Rune(element)) || element == '_');
}
