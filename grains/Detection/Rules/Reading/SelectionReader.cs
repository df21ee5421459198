using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules.Matching;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Turns the search under a selection's name into a condition: a map is AND, a list is OR.</summary>
internal sealed class SelectionReader(Problems problems, bool isCloudTrail)
{
    private const int MaxPath = 256;
    private static readonly Modifiers _keyword = Modifiers.Parse(["contains"]).Modifiers!;

    /// <summary>The condition, or null if problems were added.</summary>
    public Condition? Read(YamlNode node) => node switch
    {
        YamlMappingNode map => Map(map),
        YamlSequenceNode list => List(list),
        _ => Keyword([node], _keyword),
    };

    private Condition? Map(YamlMappingNode map)
    {
        if (map.Children.Count == 0)
        {
            problems.Error(map.Start, "the selection is empty");
            return null;
        }

        return Together(map.Children.Select(c => c.Key is YamlScalarNode key ? Entry(key, c.Value) : Odd(c.Key)), Condition.AllOf);
    }

    private Condition? List(YamlSequenceNode list)
    {
        if (list.Children.Count == 0)
        {
            problems.Error(list.Start, "the list is empty");
            return null;
        }

        return Together(
            list.Children.Select(item => item switch
            {
                YamlMappingNode map => Map(map),
                YamlScalarNode => Keyword([item], _keyword),
                _ => Odd(item),
            }),
            Condition.AnyOf);
    }

    private Condition? Odd(YamlNode node)
    {
        problems.Error(node.Start, "a text, a number or a map is expected here");
        return null;
    }

    // Every part is read before the verdict, so that all problems are named at once.
    private static Condition? Together(IEnumerable<Condition?> parts, Func<IReadOnlyList<Condition>, Condition> join)
    {
        var all = parts.ToArray();
        return all.Any(p => p is null) ? null : join([.. all.OfType<Condition>()]);
    }

    private Condition? Entry(YamlScalarNode key, YamlNode value)
    {
        var parts = (key.Value ?? string.Empty).Split('|');
        var (modifiers, reason) = Modifiers.Parse(parts[1..]);
        if (modifiers is null)
        {
            problems.Error(key.Start, $"{key.Value}: {reason}");
            return null;
        }

        IReadOnlyList<YamlNode> values = value is YamlSequenceNode list ? [.. list.Children] : [value];
        if (values.Count == 0)
        {
            problems.Error(value.Start, $"the list of {key.Value} is empty");
            return null;
        }

        if (parts[0].Length == 0)
        {
            return Keyword(values, modifiers.Kind == ValueKind.Text && modifiers.Shape == TextShape.Whole
                ? Modifiers.Parse([.. parts[1..], "contains"]).Modifiers!
                : modifiers);
        }

        return IsPath(key, parts[0]) ? Field(new FieldKey(parts[0], key.Value!, modifiers), values) : null;
    }

    private bool IsPath(YamlScalarNode key, string field)
    {
        var steps = field.Split('.');
        if (field.Length > MaxPath || steps.Length > FieldReader.MaxDepth || steps.Contains(string.Empty))
        {
            problems.Error(key.Start, $"the field {field} is too long or deep, or has an empty step");
            return false;
        }

        if (isCloudTrail && CloudTrailSchema.Doubt(field) is { } doubt)
        {
            problems.Warn(key.Start, doubt);
        }

        return true;
    }

    private Condition? Field(FieldKey key, IReadOnlyList<YamlNode> values)
    {
        var each = values.Select(value => Value(key, value)).ToArray();
        if (each.Any(c => c is null))
        {
            return null;
        }

        var conditions = each.OfType<Condition>().ToArray();
        var joined = key.Modifiers.All ? Condition.AllOf(conditions) : Merge(key, conditions);
        return key.Modifiers.Negated ? new Condition.Not(joined) : joined;
    }

    // Values of one field are one predicate, which reads the field once.
    private static Condition Merge(FieldKey key, Condition[] conditions)
    {
        var matches = conditions.OfType<Condition.FieldIs>().SelectMany(c => c.Matches).ToArray();
        var others = conditions.Where(c => c is not Condition.FieldIs);
        return Condition.AnyOf(matches.Length == 0
            ? [.. others]
            : [new Condition.FieldIs(key.Field, key.Text, matches), .. others]);
    }

    private Condition? Value(FieldKey key, YamlNode node)
    {
        if (node is not YamlScalarNode scalar)
        {
            return Odd(node);
        }

        if (Yaml.IsNull(node))
        {
            return key.Modifiers is { Kind: ValueKind.Text, Shape: TextShape.Whole, Encodings.Count: 0 }
                ? new Condition.FieldIsNull(key.Field)
                : Fail(node.Start, $"{key.Text} does not take null");
        }

        return key.Modifiers.Kind switch
        {
            ValueKind.Existence => Existence(key, node),
            ValueKind.Field => Reference(key, scalar),
            _ => ValueReader.Read(scalar, key.Modifiers) switch
            {
                ({ } matches, _) => new Condition.FieldIs(key.Field, key.Text, matches),
                (_, var reason) => Fail(node.Start, $"{key.Text}: {reason}"),
            },
        };
    }

    private Condition? Existence(FieldKey key, YamlNode node) => Yaml.Boolean(node) switch
    {
        true => new Condition.FieldExists(key.Field),
        false => new Condition.Not(new Condition.FieldExists(key.Field)),
        _ => Fail(node.Start, $"{key.Text} takes true or false"),
    };

    private Condition.FieldIsField? Reference(FieldKey key, YamlScalarNode node) => IsPath(node, node.Value!)
        ? new Condition.FieldIsField(key.Field, node.Value!, key.Modifiers.Shape, key.Modifiers.Cased)
        : null;

    private Condition? Keyword(IReadOnlyList<YamlNode> values, Modifiers modifiers)
    {
        var matches = values.Select(value => KeywordMatches(value, modifiers)).ToArray();
        if (matches.Any(m => m is null))
        {
            return null;
        }

        var joined = modifiers.All
            ? Condition.AllOf([.. matches.Select(m => new Condition.Keywords(m!))])
            : new Condition.Keywords([.. matches.SelectMany(m => m!)]);
        return modifiers.Negated ? new Condition.Not(joined) : joined;
    }

    private IReadOnlyList<ValueMatch>? KeywordMatches(YamlNode value, Modifiers modifiers)
    {
        if (value is not YamlScalarNode scalar || Yaml.IsNull(value))
        {
            problems.Error(value.Start, "a keyword must be a text or a number");
            return null;
        }

        if (modifiers.Kind is ValueKind.Existence or ValueKind.Field)
        {
            problems.Error(value.Start, "exists and fieldref need a field");
            return null;
        }

        var (matches, reason) = ValueReader.Read(scalar, modifiers);
        if (matches is null)
        {
            problems.Error(value.Start, $"keyword: {reason}");
        }

        return matches;
    }

    private Condition? Fail(Mark at, string message)
    {
        problems.Error(at, message);
        return null;
    }

    private sealed record FieldKey(string Field, string Text, Modifiers Modifiers);
}
