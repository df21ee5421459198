using System.Text;

namespace OrleansSec.Detection.Intel;

/// <summary>A piece of a STIX pattern.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word or path as written, a sign, or a string's content.</param>
internal readonly record struct StixToken(StixTokenKind Kind, string Text)
{
    /// <summary>Cuts a pattern; null where it breaks off within a string or an index.</summary>
    public static List<StixToken>? Cut(string pattern)
    {
        var tokens = new List<StixToken>();
        for (var at = 0; at < pattern.Length;)
        {
            var letter = pattern[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
            }
            else if (letter == '\'')
            {
                if (Quoted(pattern, ref at) is not { } text)
                {
                    return null;
                }

                tokens.Add(new StixToken(StixTokenKind.String, text));
            }
            else if (char.IsLetterOrDigit(letter) || letter == '-')
            {
                if (Path(pattern, ref at) is not { } path)
                {
                    return null;
                }

                tokens.Add(new StixToken(StixTokenKind.Word, path));
            }
            else
            {
                var length = letter is '!' or '<' or '>' && at + 1 < pattern.Length && pattern[at + 1] is '=' or '>' ? 2 : 1;
                tokens.Add(new StixToken(StixTokenKind.Sign, pattern.Substring(at, length)));
                at += length;
            }
        }

        return tokens;
    }

    private static string? Quoted(string pattern, ref int at)
    {
        var (quote, text) = (pattern[at], new StringBuilder());
        for (at++; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
            {
                text.Append(pattern[++at]);
            }
            else if (pattern[at] == quote)
            {
                at++;
                return text.ToString();
            }
            else
            {
                text.Append(pattern[at]);
            }
        }

        return null;
    }

    // A path holds quoted steps (file:hashes.'SHA-256') and indexes ([*]).
    private static string? Path(string pattern, ref int at)
    {
        var path = new StringBuilder();
        while (at < pattern.Length)
        {
            var letter = pattern[at];
            if (letter is '\'' or '"' && path.Length > 0 && path[^1] == '.')
            {
                if (Quoted(pattern, ref at) is not { } step)
                {
                    return null;
                }

                path.Append(step);
            }
            else if (letter == '[')
            {
                var end = pattern.IndexOf(']', at);
                if (end < 0)
                {
                    return null;
                }

                path.Append(pattern, at, end - at + 1);
                at = end + 1;
            }
            else if (char.IsLetterOrDigit(letter) || letter is ':' or '.' or '-' or '_' or '*')
            {
                path.Append(letter);
                at++;
            }
            else
            {
                break;
            }
        }

        return path.ToString();
    }
}

/// <summary>What a piece of a pattern is.</summary>
internal enum StixTokenKind
{
    /// <summary>A keyword, a number or an object path.</summary>
    Word,

    /// <summary>A string.</summary>
    String,

    /// <summary>An operator or a bracket.</summary>
    Sign,
}
