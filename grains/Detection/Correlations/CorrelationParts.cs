using System.Globalization;
using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Correlations;

/// <summary>Reads the parts of a correlation that stand for themselves.</summary>
internal sealed class CorrelationParts(YamlMappingNode map, Problems problems)
{
    private static readonly string[] _comparisons = ["gt", "gte", "lt", "lte", "eq"];

    /// <summary>The rules as written.</summary>
    public IReadOnlyList<RuleReference> Rules()
    {
        var node = Yaml.Get(map, "rules");
        var items = node switch
        {
            YamlSequenceNode list => list.Children.ToArray(),
            YamlScalarNode one when !Yaml.IsNull(one) => [one],
            _ => [],
        };
        var rules = new List<RuleReference>();
        foreach (var item in items)
        {
            if (item is not YamlScalarNode { Value.Length: > 0 } scalar)
            {
                problems.Error(item.Start, "rules must be a list of ids or names");
            }
            else if (rules.Exists(r => r.Text == scalar.Value))
            {
                problems.Error(item.Start, $"the rule {scalar.Value} is named twice");
            }
            else
            {
                rules.Add(new RuleReference(scalar.Value, (int)item.Start.Line));
            }
        }

        if (items.Length == 0)
        {
            problems.Error((node ?? map).Start, "the correlation names no rules: a list of ids or names");
        }

        return rules;
    }

    /// <summary>The timespan.</summary>
    public TimeSpan Timespan()
    {
        var node = Yaml.Get(map, "timespan");
        var text = (node as YamlScalarNode)?.Value ?? string.Empty;
        if (Timespans.Parse(text) is { } span && span > TimeSpan.Zero)
        {
            return span;
        }

        problems.Error(
            (node ?? map).Start, "timespan must be a number and a unit (s, m, h, d, w or M), such as 10m, of at most 30 days");
        return TimeSpan.FromMinutes(1);
    }

    /// <summary>The condition of a count.</summary>
    public CountCondition Count()
    {
        if (Yaml.Get(map, "condition") is not YamlMappingNode condition)
        {
            var node = Yaml.Get(map, "condition") ?? map;
            problems.Error(node.Start, node is YamlScalarNode
                ? "a count needs a map such as {gte: 10}; a condition over rules goes with temporal and temporal_ordered"
                : "the correlation has no condition: a map such as {gte: 10}");
            return new CountCondition(1);
        }

        var (min, max) = (0, int.MaxValue);
        foreach (var (key, value) in Yaml.Entries(condition).Where(e => e.Key.Value != "field"))
        {
            if (!_comparisons.Contains(key.Value))
            {
                problems.Error(key.Start, $"the condition {key.Value} is not known{Nearest.Suggest(key.Value ?? string.Empty, _comparisons)}");
                continue;
            }

            if (value is not YamlScalarNode scalar
                || !int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > Correlation.MaxCount)
            {
                problems.Error(value.Start, $"{key.Value} must be a whole number of at most {Correlation.MaxCount}: a window holds no more events");
                continue;
            }

            min = Math.Max(min, key.Value switch { "gt" => number + 1, "gte" or "eq" => number, _ => 0 });
            max = Math.Min(max, key.Value switch { "lt" => number - 1, "lte" or "eq" => number, _ => int.MaxValue });
        }

        return Checked(condition, min, max);
    }

    /// <summary>The fields whose values are counted.</summary>
    public IReadOnlyList<string> Fields()
    {
        var node = (Yaml.Get(map, "condition") is YamlMappingNode condition ? Yaml.Get(condition, "field") : null) ?? Yaml.Get(map, "field");
        YamlNode[] items = node is YamlSequenceNode list ? [.. list.Children] : node is null ? [] : [node];
        if (items.Length == 0 || items.Any(item => item is not YamlScalarNode { Value.Length: > 0 }))
        {
            problems.Error((node ?? map).Start, "value_count needs a field, or a list of them, in its condition");
            return [];
        }

        foreach (var item in items.Cast<YamlScalarNode>())
        {
            if (CloudTrailSchema.Doubt(item.Value!) is { } doubt)
            {
                problems.Warn(item.Start, doubt);
            }
        }

        return [.. items.Cast<YamlScalarNode>().Select(item => item.Value!).Distinct(StringComparer.Ordinal)];
    }

    private CountCondition Checked(YamlMappingNode condition, int min, int max)
    {
        if (min > max)
        {
            problems.Error(condition.Start, "the condition can never hold");
        }
        else if (min < 1)
        {
            problems.Error(condition.Start, "the condition holds for the first event already: give gt, gte or eq, too");
        }
        else if (min > Correlation.MaxCount)
        {
            problems.Error(condition.Start, $"a window holds at most {Correlation.MaxCount} events: ask for fewer");
        }

        return new CountCondition(min, max == int.MaxValue ? null : max);
    }
}
