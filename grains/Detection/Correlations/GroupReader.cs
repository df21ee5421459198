using OrleansSec.Detection.Rules;
using OrleansSec.Detection.Rules.Reading;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Correlations;

/// <summary>
/// Reads what a correlation groups by: the principal, whose grain holds the windows, and fields of its events beside it.
/// </summary>
internal sealed class GroupReader(YamlMappingNode map, Problems problems)
{
    /// <summary>The fields beside the caller; a problem is added if the caller is not among the groups.</summary>
    public IReadOnlyList<GroupField> Read(IReadOnlyList<RuleReference> rules)
    {
        var aliases = Aliases(rules);
        var at = (Yaml.Get(map, "group-by") ?? map).Start;
        var items = Items(Yaml.Get(map, "group-by"));
        if (items.Length == 0)
        {
            problems.Error(at, $"the correlation has no group-by: {CallerFields.Advice}");
            return [];
        }

        var groups = items.Select(item => (Node: item, Field: Field(item, aliases, rules))).Where(g => g.Field is not null).ToArray();
        if (groups.Length == items.Length && !groups.Any(g => g.Field!.ByRule.Count > 0 && g.Field.ByRule.Values.All(CallerFields.Names)))
        {
            var other = groups.FirstOrDefault(g => g.Field!.ByRule.Values.Any(f => !CallerFields.GoesWith(f)));
            problems.Error(other.Node?.Start ?? at, other.Field is null
                ? $"this group-by does not name the caller: {CallerFields.Advice}"
                : $"group-by {other.Field.Name} without the caller is not supported: {CallerFields.Advice}");
        }

        return [.. groups.Select(g => g.Field!).Where(f => !f.ByRule.Values.All(CallerFields.GoesWith))];
    }

    private static YamlNode[] Items(YamlNode? node) => node switch
    {
        YamlSequenceNode list => [.. list.Children],
        YamlScalarNode one when !Yaml.IsNull(one) => [one],
        _ => [],
    };

    private GroupField? Field(YamlNode item, Dictionary<string, GroupField> aliases, IReadOnlyList<RuleReference> rules)
    {
        if (item is not YamlScalarNode { Value.Length: > 0 } scalar)
        {
            problems.Error(item.Start, "group-by must be a list of fields or aliases");
            return null;
        }

        if (aliases.TryGetValue(scalar.Value, out var alias))
        {
            return alias;
        }

        if (CloudTrailSchema.Doubt(scalar.Value) is { } doubt)
        {
            problems.Warn(item.Start, doubt);
        }

        return new GroupField(scalar.Value, rules.ToDictionary(r => r.Text, _ => scalar.Value, StringComparer.Ordinal));
    }

    private Dictionary<string, GroupField> Aliases(IReadOnlyList<RuleReference> rules)
    {
        var aliases = new Dictionary<string, GroupField>(StringComparer.Ordinal);
        var node = Yaml.Get(map, "aliases");
        if (node is not (null or YamlMappingNode))
        {
            problems.Error(node.Start, "aliases must be a map from an alias to the field of each rule");
        }

        foreach (var (alias, written) in node is YamlMappingNode all ? Yaml.Entries(all) : [])
        {
            var fields = written is YamlMappingNode each
                ? Yaml.Entries(each).Where(e => e.Value is YamlScalarNode).ToDictionary(e => e.Key.Value!, e => ((YamlScalarNode)e.Value).Value!, StringComparer.Ordinal)
                : [];
            foreach (var rule in rules.Where(r => !fields.ContainsKey(r.Text)))
            {
                problems.Error(alias.Start, $"the alias {alias.Value} gives no field for the rule {rule.Text}");
            }

            foreach (var other in fields.Keys.Where(name => rules.All(r => r.Text != name)))
            {
                problems.Error(alias.Start, $"the alias {alias.Value} speaks of {other}, which is none of the rules");
            }

            aliases.Add(alias.Value!, new GroupField(alias.Value!, fields));
        }

        return aliases;
    }
}
