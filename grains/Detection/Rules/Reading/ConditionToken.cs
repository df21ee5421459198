namespace OrleansSec.Detection.Rules.Reading;

/// <summary>A word, parenthesis or pipe of a condition, and where it starts.</summary>
internal readonly record struct ConditionToken(string Text, int At)
{
    /// <summary>Splits a condition.</summary>
    public static IReadOnlyList<ConditionToken> Split(string text)
    {
        var tokens = new List<ConditionToken>();
        for (var at = 0; at < text.Length;)
        {
            var length = text[at] is '(' or ')' or '|' ? 1 : WordLength(text.AsSpan(at));
            if (length > 0)
            {
                tokens.Add(new ConditionToken(text.Substring(at, length), at));
            }

            at += Math.Max(1, length);
        }

        return tokens;
    }

    /// <summary>Whether it is a keyword of the grammar, which may be written in any case.</summary>
    public bool Is(string word) => string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]) && text[length] is not ('(' or ')' or '|'))
        {
            length++;
        }

        return length;
    }
}
