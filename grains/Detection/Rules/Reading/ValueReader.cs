using System.Globalization;
using OrleansSec.Detection.Rules.Matching;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Turns one value of a rule into the matches that it means: several for an encoding with several forms.</summary>
internal static class ValueReader
{
    /// <summary>The matches, or the reason why there are none.</summary>
    public static (IReadOnlyList<ValueMatch>? Matches, string? Reason) Read(YamlScalarNode node, Modifiers modifiers)
    {
        var text = node.Value ?? string.Empty;
        return modifiers.Kind switch
        {
            ValueKind.Text => Text(text, modifiers),
            ValueKind.Regex => RegexMatch.Create(text, modifiers.RegexOptions) switch
            {
                ({ } match, _) => ([match], null),
                (_, var reason) => (null, reason),
            },
            ValueKind.Network => CidrMatch.Create(text) is { } network
                ? ([network], null)
                : (null, $"{text} is not a network such as 10.0.0.0/8 or 2001:db8::/32"),
            _ => Number(text, modifiers),
        };
    }

    private static (IReadOnlyList<ValueMatch>? Matches, string? Reason) Text(string text, Modifiers modifiers)
    {
        var (forms, reason) = TextEncodings.Apply(text, modifiers.Encodings);
        return forms is null
            ? (null, reason)
            : ([.. forms.Select(form => form.In(modifiers.Shape).Match(text, modifiers.Cased))], null);
    }

    private static (IReadOnlyList<ValueMatch>? Matches, string? Reason) Number(string text, Modifiers modifiers)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) || !double.IsFinite(bound))
        {
            return (null, $"{text} is not a number");
        }

        var number = new NumberMatch(text, modifiers.Comparison, bound);
        return ([modifiers.Kind == ValueKind.TimePart ? new TimePartMatch(text, modifiers.TimePart, number) : number], null);
    }
}
