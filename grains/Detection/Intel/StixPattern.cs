using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Reads the patterns of which one value decides: comparisons by <c>=</c>, <c>IN</c> and <c>ISSUBSET</c>, joined by
/// <c>OR</c>; joined by <c>AND</c> where a file's hash stands among them, which alone decides. Others are refused by name.
/// After STIX 2.1, part 9 (https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html).
/// </summary>
internal sealed class StixPattern
{
    private const int LongestPattern = 100_000;
    private const int Deepest = 32;

    private readonly List<StixToken> _tokens;
    private int _at;
    private int _depth;

    private StixPattern(List<StixToken> tokens) => _tokens = tokens;

    /// <summary>Reads a pattern.</summary>
    public static StixOutcome Parse(string pattern)
    {
        if (pattern.Length > LongestPattern || StixToken.Cut(pattern) is not { } tokens)
        {
            return StixOutcome.Refuse("bad-pattern", Short(pattern));
        }

        var parser = new StixPattern(tokens);
        return parser.Observations() is { } outcome && parser._at == tokens.Count ? outcome : StixOutcome.Refuse("bad-pattern", Short(pattern));
    }

    private static string Short(string pattern) => pattern.Length <= 80 ? pattern : pattern[..80];

    private StixOutcome? Observations()
    {
        var outcome = Observation();
        while (outcome is not null)
        {
            if (Takes("OR"))
            {
                outcome = Observation() is { } other ? outcome.Or(other) : null;
            }
            else if (Takes("AND") || Takes("FOLLOWEDBY"))
            {
                outcome = Observation() is null ? null : StixOutcome.Refuse("needs-two-observations", "AND or FOLLOWEDBY between observations.");
            }
            else
            {
                return outcome;
            }
        }

        return null;
    }

    private StixOutcome? Observation()
    {
        if (++_depth > Deepest)
        {
            return null;
        }

        var isObservation = TakesSign("[");
        var outcome = isObservation || TakesSign("(") ? (isObservation ? Any() : Observations()) : null;
        if (outcome is null || !TakesSign(isObservation ? "]" : ")"))
        {
            return null;
        }

        _depth--;
        while (Qualifier() is { } qualifier)
        {
            outcome = StixOutcome.Refuse($"qualifier:{qualifier}", "What it asks for takes more than one event.");
        }

        return outcome;
    }

    private string? Qualifier()
    {
        foreach (var (word, length) in new[] { ("WITHIN", 2), ("REPEATS", 2), ("START", 2), ("STOP", 2) })
        {
            if (Takes(word))
            {
                _at = Math.Min(_tokens.Count, _at + length);
                return word;
            }
        }

        return null;
    }

    private StixOutcome? Any()
    {
        var outcome = All();
        while (outcome is not null && Takes("OR"))
        {
            outcome = All() is { } other ? outcome.Or(other) : null;
        }

        return outcome;
    }

    private StixOutcome? All()
    {
        var outcome = Comparison();
        while (outcome is not null && Takes("AND"))
        {
            outcome = Comparison() is { } other ? outcome.And(other) : null;
        }

        return outcome;
    }

    private StixOutcome? Comparison()
    {
        if (TakesSign("("))
        {
            if (++_depth > Deepest || Any() is not { } inner || !TakesSign(")"))
            {
                return null;
            }

            _depth--;
            return inner;
        }

        if (Takes("EXISTS"))
        {
            return Word() is { } tested ? StixOutcome.Refuse("unsupported-operator:EXISTS", tested) : null;
        }

        if (Word() is not { } path)
        {
            return null;
        }

        var isNegated = Takes("NOT");
        if (Operator() is not { } comparer || Values() is not { } values)
        {
            return null;
        }

        return isNegated ? StixOutcome.Refuse("unsupported-operator:NOT", path)
            : comparer is "=" or "==" or "IN" or "ISSUBSET" ? Indicators(path, comparer, values)
            : StixOutcome.Refuse($"unsupported-operator:{comparer}", path);
    }

    private static StixOutcome Indicators(string path, string comparer, List<string> values)
    {
        var outcome = StixOutcome.None;
        foreach (var value in values)
        {
            outcome = outcome.Or(StixObject.Indicator(path, value) is { } indicator
                ? comparer != "ISSUBSET" || indicator.Kind == IndicatorKind.Address
                    ? StixOutcome.Of(indicator)
                    : StixOutcome.Refuse("unsupported-operator:ISSUBSET", path)
                : StixObject.IsKnown(path)
                    ? StixOutcome.Refuse("bad-value", $"{path} = {value}")
                    : StixOutcome.Refuse($"unsupported-object:{path.Split('[')[0]}", value));
        }

        return outcome;
    }

    private string? Operator()
    {
        if (_at >= _tokens.Count)
        {
            return null;
        }

        var token = _tokens[_at];
        var isOperator = token.Kind == StixTokenKind.Sign
            ? token.Text is "=" or "!=" or "<" or ">" or "<=" or ">=" or "<>"
            : token.Kind == StixTokenKind.Word && token.Text.ToUpperInvariant() is "IN" or "LIKE" or "MATCHES" or "ISSUBSET" or "ISSUPERSET";
        if (!isOperator)
        {
            return null;
        }

        _at += TakesDouble() ? 2 : 1;
        return token.Text.ToUpperInvariant();
    }

    // Older writers wrote == for =.
    private bool TakesDouble() =>
        _tokens[_at].Text == "=" && _at + 1 < _tokens.Count && _tokens[_at + 1] is { Kind: StixTokenKind.Sign, Text: "=" };

    private List<string>? Values()
    {
        if (!TakesSign("("))
        {
            return Value() is { } single ? [single] : null;
        }

        var values = new List<string>();
        do
        {
            if (Value() is not { } value)
            {
                return null;
            }

            values.Add(value);
        }
        while (TakesSign(","));
        return TakesSign(")") ? values : null;
    }

    // A string, a number, or a typed literal such as t'2024-01-01T00:00:00Z'.
    private string? Value()
    {
        if (_at >= _tokens.Count || _tokens[_at].Kind == StixTokenKind.Sign)
        {
            return null;
        }

        var token = _tokens[_at++];
        if (token is { Kind: StixTokenKind.Word, Text: "t" or "h" or "b" } && _at < _tokens.Count && _tokens[_at].Kind == StixTokenKind.String)
        {
            token = _tokens[_at++];
        }

        return token.Text;
    }

    private string? Word() =>
        _at < _tokens.Count && _tokens[_at].Kind == StixTokenKind.Word ? _tokens[_at++].Text : null;

    private bool Takes(string word)
    {
        var isThere = _at < _tokens.Count && _tokens[_at].Kind == StixTokenKind.Word && _tokens[_at].Text.Equals(word, StringComparison.OrdinalIgnoreCase);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool TakesSign(string sign)
    {
        var isThere = _at < _tokens.Count && _tokens[_at].Kind == StixTokenKind.Sign && _tokens[_at].Text == sign;
        _at += isThere ? 1 : 0;
        return isThere;
    }
}
