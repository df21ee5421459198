using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>
/// Reads a condition: <c>or</c> binds least, then <c>and</c>, then <c>not</c>; <c>1 of x*</c>, <c>all of them</c>,
/// parentheses. Names of selections are resolved while reading.
/// </summary>
internal sealed class ConditionParser(IReadOnlyList<string> names, Func<string, Condition?> selection)
{
    private const int MaxLength = 8192;
    private const int MaxDepth = 64;
    private static readonly string[] _keywords = ["and", "or", "not", "of", "them"];
    private IReadOnlyList<ConditionToken> _tokens = [];
    private (int At, string Reason)? _failure;
    private int _at;
    private int _depth;

    /// <summary>The selections that the condition names.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>The condition, or where and why there is none. A selection that has problems of its own stands as null.</summary>
    public (Condition? Condition, int At, string? Reason) Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return (null, 0, $"the condition is longer than {MaxLength} characters");
        }

        _tokens = ConditionToken.Split(text);
        (_at, _depth, _failure) = (0, 0, null);
        if (_tokens.FirstOrDefault(t => t.Text == "|") is { Text: not null } pipe)
        {
            return (null, pipe.At, ObsoleteAggregation.Advice(text[(pipe.At + 1)..]));
        }

        var condition = Or();
        if (Peek is { } left)
        {
            Fail(left.At, $"{left.Text} is not expected here");
        }

        return _failure is { } failure ? (null, failure.At, failure.Reason) : (condition, 0, null);
    }

    private ConditionToken? Peek => _at < _tokens.Count ? _tokens[_at] : null;

    private int End => _tokens.Count == 0 ? 0 : _tokens[^1].At + _tokens[^1].Text.Length;

    private Condition? Or() => Join("or", And, Condition.AnyOf);

    private Condition? And() => Join("and", Not, Condition.AllOf);

    private Condition? Join(string word, Func<Condition?> part, Func<IReadOnlyList<Condition>, Condition> join)
    {
        List<Condition?> parts = [part()];
        while (Accept(word))
        {
            parts.Add(part());
        }

        return parts.Contains(null) ? null : join([.. parts.OfType<Condition>()]);
    }

    private Condition? Not()
    {
        if (++_depth > MaxDepth)
        {
            return Fail(Peek?.At ?? End, "the condition is nested too deep");
        }

        var condition = Accept("not")
            ? Not() is { } part ? new Condition.Not(part) : null
            : Primary();
        _depth--;
        return condition;
    }

    private Condition? Primary()
    {
        if (Take() is not { } token)
        {
            return Fail(End, "the name of a selection is expected at the end");
        }

        if (token.Text == "(")
        {
            return Parenthesized();
        }

        if (Accept("of"))
        {
            return Take() is { } pattern ? Quantified(token, pattern) : Fail(End, "a pattern of selections is expected behind of");
        }

        if (token.Text == ")" || _keywords.Any(token.Is))
        {
            return Fail(token.At, $"the name of a selection is expected instead of {token.Text}");
        }

        return names.Contains(token.Text)
            ? Resolve(token.Text)
            : Fail(token.At, $"there is no selection {token.Text}{Nearest.Suggest(token.Text, names)}");
    }

    private Condition? Parenthesized()
    {
        var inner = Or();
        return Take() switch
        {
            { Text: ")" } => inner,
            { } other => Fail(other.At, $"a closing parenthesis is expected instead of {other.Text}"),
            null => Fail(End, "a closing parenthesis is missing"),
        };
    }

    private Condition? Quantified(ConditionToken count, ConditionToken pattern)
    {
        var all = count.Is("all");
        if (!all && count.Text != "1" && !count.Is("any"))
        {
            return Fail(count.At, $"{count.Text} of is not Sigma: write 1 of or all of");
        }

        var chosen = names.Where(name => IsChosen(name, pattern)).ToArray();
        if (chosen.Length == 0)
        {
            return Fail(pattern.At, $"no selection is named like {pattern.Text}{Nearest.Suggest(pattern.Text.Trim('*'), names)}");
        }

        var parts = chosen.Select(Resolve).ToArray();
        return parts.Contains(null) ? null : all ? Condition.AllOf(parts!) : Condition.AnyOf(parts!);
    }

    // A leading underscore keeps a selection out unless the pattern has it too.
    private static bool IsChosen(string name, ConditionToken pattern) => pattern.Is("them")
        ? !name.StartsWith('_')
        : (pattern.Text.StartsWith('_') || !name.StartsWith('_'))
            && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Text, name, ignoreCase: false);

    private Condition? Resolve(string name)
    {
        Used.Add(name);
        return selection(name);
    }

    private ConditionToken? Take() => _at < _tokens.Count ? _tokens[_at++] : null;

    private bool Accept(string word)
    {
        var accepted = Peek is { } token && token.Is(word);
        _at += accepted ? 1 : 0;
        return accepted;
    }

    // The first failure counts. Nothing is left to read, so that the descent unwinds.
    private Condition? Fail(int at, string reason)
    {
        _failure ??= (at, reason);
        _at = _tokens.Count;
        return null;
    }
}
