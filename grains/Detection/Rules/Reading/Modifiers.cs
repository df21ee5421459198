using System.Text.RegularExpressions;
using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>What the modifiers behind a field's name say.</summary>
internal sealed record Modifiers
{
    private static readonly string[] _names =
    [
        "contains", "startswith", "endswith", "all", "cased", "exists", "re", "i", "m", "s", "cidr", "lt", "lte", "gt", "gte",
        "neq", "base64", "base64offset", "utf16", "utf16le", "utf16be", "wide", "windash", "fieldref", "expand",
        "minute", "hour", "day", "week", "month", "year",
    ];

    /// <summary>Where in the value the text stands.</summary>
    public TextShape Shape { get; private set; }

    /// <summary>What the value is read as.</summary>
    public ValueKind Kind { get; private set; }

    /// <summary>How numbers compare.</summary>
    public Comparison Comparison { get; private set; }

    /// <summary>The part of a time.</summary>
    public TimePart TimePart { get; private set; }

    /// <summary>How the text is encoded before it is searched, in order.</summary>
    public IReadOnlyList<string> Encodings { get; private set; } = [];

    /// <summary>Options of a regular expression.</summary>
    public RegexOptions RegexOptions { get; private set; }

    /// <summary>Whether every value of the list must match.</summary>
    public bool All { get; private set; }

    /// <summary>Whether case matters.</summary>
    public bool Cased { get; private set; }

    /// <summary>Whether none may match.</summary>
    public bool Negated { get; private set; }

    /// <summary>Reads the modifiers; null and a reason if they are unknown or do not go together.</summary>
    public static (Modifiers? Modifiers, string? Reason) Parse(IReadOnlyList<string> names)
    {
        var modifiers = new Modifiers();
        foreach (var name in names)
        {
            if (modifiers.Add(name) is { } reason)
            {
                return (null, reason);
            }
        }

        var reasonNot = modifiers.Conflict();
        return (reasonNot is null ? modifiers : null, reasonNot);
    }

    private string? Add(string name)
    {
        switch (name)
        {
            case "contains" or "startswith" or "endswith":
                return AddShape(name);
            case "all":
                All = true;
                return null;
            case "cased":
                Cased = true;
                return null;
            case "neq":
                Negated = true;
                return null;
            case "i" or "m" or "s":
                RegexOptions |= name switch
                {
                    "i" => RegexOptions.IgnoreCase,
                    "m" => RegexOptions.Multiline,
                    _ => RegexOptions.Singleline,
                };
                return Kind == ValueKind.Regex ? null : $"the modifier {name} goes only behind re";
            case "base64" or "base64offset" or "utf16" or "utf16le" or "utf16be" or "wide" or "windash":
                Encodings = [.. Encodings, name];
                return null;
            case "lt" or "lte" or "gt" or "gte":
                Comparison = name switch
                {
                    "lt" => Comparison.Less,
                    "lte" => Comparison.LessOrEqual,
                    "gt" => Comparison.Greater,
                    _ => Comparison.GreaterOrEqual,
                };
                return Kind == ValueKind.TimePart ? null : AddKind(ValueKind.Number, name);
            case "minute" or "hour" or "day" or "week" or "month" or "year":
                TimePart = Enum.Parse<TimePart>(name, ignoreCase: true);
                return AddKind(ValueKind.TimePart, name);
            case "expand":
                return "the modifier expand needs placeholders, which are not supported: write the values out";
            default:
                return AddNamedKind(name);
        }
    }

    private string? AddNamedKind(string name) => name switch
    {
        "re" => AddKind(ValueKind.Regex, name),
        "cidr" => AddKind(ValueKind.Network, name),
        "exists" => AddKind(ValueKind.Existence, name),
        "fieldref" => AddKind(ValueKind.Field, name),
        _ => $"the modifier {name} is not known{Nearest.Suggest(name, _names)}",
    };

    private string? AddShape(string name)
    {
        if (Shape != TextShape.Whole)
        {
            return $"the modifier {name} does not go with another of contains, startswith and endswith";
        }

        Shape = name switch
        {
            "contains" => TextShape.Anywhere,
            "startswith" => TextShape.Start,
            _ => TextShape.End,
        };
        return null;
    }

    private string? AddKind(ValueKind kind, string name)
    {
        if (Kind != ValueKind.Text)
        {
            return $"the modifier {name} does not go with {Kind.ToString().ToLowerInvariant()} values";
        }

        Kind = kind;
        return null;
    }

    private string? Conflict()
    {
        if (Kind is not (ValueKind.Text or ValueKind.Field) && (Shape != TextShape.Whole || Cased))
        {
            return "contains, startswith, endswith and cased go only with texts and fieldref";
        }

        if (Kind != ValueKind.Text && Encodings.Count > 0)
        {
            return $"the modifier {Encodings[0]} goes only with texts";
        }

        return Kind == ValueKind.Existence && (All || Negated)
            ? "the modifier exists takes one boolean and no other modifier"
            : null;
    }
}
