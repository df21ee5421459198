using OrleansSec.Detection.Rules.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Correlations;

/// <summary>Reads a Sigma correlation document; what cannot be run is refused by name.</summary>
internal sealed class CorrelationReader
{
    private static readonly Dictionary<string, CorrelationType> _types = new(StringComparer.Ordinal)
    {
        ["event_count"] = CorrelationType.EventCount,
        ["value_count"] = CorrelationType.ValueCount,
        ["temporal"] = CorrelationType.Temporal,
        ["temporal_ordered"] = CorrelationType.TemporalOrdered,
        ["temporal_extended"] = CorrelationType.Temporal,
        ["temporal_ordered_extended"] = CorrelationType.TemporalOrdered,
    };

    private static readonly string[] _refusedTypes =
        ["value_sum", "value_avg", "value_percentile", "value_median"];

    private static readonly string[] _keys = ["type", "rules", "group-by", "timespan", "condition", "aliases", "generate"];

    private readonly YamlMappingNode _document;
    private readonly YamlMappingNode _map;
    private readonly Problems _problems;
    private readonly CorrelationParts _parts;

    private CorrelationReader(YamlMappingNode document, YamlMappingNode map, Problems problems) =>
        (_document, _map, _problems, _parts) = (document, map, problems, new CorrelationParts(map, problems));

    /// <summary>The correlation with its rules as written, or null if problems that leave it out were added.</summary>
    public static Correlation? Read(YamlMappingNode document, YamlNode written, string file, string name, Problems problems)
    {
        if (written is YamlMappingNode map)
        {
            return new CorrelationReader(document, map, problems).Read(file, name);
        }

        problems.Error(written.Start, "correlation must be a map with type, rules, group-by, timespan and condition");
        return null;
    }

    private Correlation? Read(string file, string name)
    {
        var errors = _problems.Errors;
        Known();
        var head = new HeadReader(_document, _problems);
        var tags = head.List("tags");
        var type = Type();
        var rules = _parts.Rules();
        var groups = new GroupReader(_map, _problems).Read(rules);
        var correlation = new Correlation
        {
            Name = name,
            File = file,
            Line = (int)_document.Start.Line,
            Title = head.Title(),
            Id = head.Id(),
            Label = head.Text("name"),
            Status = head.Status(),
            Description = head.Text("description"),
            Level = head.Level(),
            References = head.List("references"),
            FalsePositives = head.List("falsepositives"),
            Tags = tags,
            Techniques = HeadReader.Techniques(tags),
            Type = type ?? CorrelationType.EventCount,
            Timespan = _parts.Timespan(),
            Condition = type is { } known ? Condition(known, rules.Count) : new CountCondition(1),
            Alternatives = type is CorrelationType.Temporal or CorrelationType.TemporalOrdered ? Ways(rules) : [],
            Groups = groups,
            Fields = type == CorrelationType.ValueCount ? _parts.Fields() : [],
            Generates = Generates(),
            Named = rules,
        };
        return _problems.Errors > errors ? null : correlation;
    }

    private CorrelationType? Type()
    {
        var node = Yaml.Get(_map, "type");
        var text = (node as YamlScalarNode)?.Value;
        if (text is not null && _types.TryGetValue(text, out var type))
        {
            return type;
        }

        var at = (node ?? _map).Start;
        if (_refusedTypes.Contains(text))
        {
            Error(at, $"correlations of type {text} are not supported; those of type {string.Join(", ", _types.Keys)} are");
        }
        else
        {
            Error(at, text is null
                ? $"the correlation has no type: one of {string.Join(", ", _types.Keys)}"
                : $"the correlation type {text} is not known{Nearest.Suggest(text, _types.Keys)}");
        }

        return null;
    }

    private CountCondition Condition(CorrelationType type, int rules)
    {
        if (type is CorrelationType.EventCount or CorrelationType.ValueCount)
        {
            return _parts.Count();
        }

        if (rules < 2)
        {
            Error((Yaml.Get(_map, "rules") ?? _map).Start, "a temporal correlation needs two rules or more");
        }

        return new CountCondition(rules);
    }

    private IReadOnlyList<Alternative> Ways(IReadOnlyList<RuleReference> rules) => new RuleConditionReader(_map, _problems)
        .Read(rules, isNeeded: (Yaml.Get(_map, "type") as YamlScalarNode)?.Value?.EndsWith("_extended", StringComparison.Ordinal) == true);

    private bool Generates()
    {
        var node = Yaml.Get(_map, "generate") ?? Yaml.Get(_document, "generate");
        if (node is null || Yaml.Boolean(node) is not null)
        {
            return node is not null && Yaml.Boolean(node) == true;
        }

        Error(node.Start, "generate must be true or false");
        return false;
    }

    private void Known()
    {
        foreach (var (key, _) in Yaml.Entries(_map).Where(e => !_keys.Contains(e.Key.Value) && e.Key.Value != "field"))
        {
            Error(key.Start, $"a correlation has no {key.Value}{Nearest.Suggest(key.Value ?? string.Empty, _keys)}");
        }

        if (Yaml.Get(_document, "detection") is { } detection)
        {
            Error(detection.Start, "a document is either a rule with detection or a correlation, not both");
        }
    }

    private void Error(Mark at, string message) => _problems.Error(at, message);
}
