using OrleansSec.Detection.Rules.Reading;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Correlations;

/// <summary>Checks that a correlation groups by the principal, whose grain holds the windows.</summary>
internal sealed class GroupReader(YamlMappingNode map, Problems problems)
{
    /// <summary>Adds a problem for each group that is not the principal.</summary>
    public void Check(IReadOnlyList<RuleReference> rules)
    {
        var aliases = Aliases(rules);
        var at = (Yaml.Get(map, "group-by") ?? map).Start;
        var items = Items(Yaml.Get(map, "group-by"));
        if (items.Length == 0)
        {
            problems.Error(at, $"the correlation has no group-by: {CallerFields.Advice}");
            return;
        }

        var groups = items.Select(item => (Node: item, Fields: Fields(item, aliases))).ToArray();
        foreach (var (item, fields) in groups.Where(g => g.Fields.Length > 0))
        {
            if (fields.FirstOrDefault(f => !CallerFields.GoesWith(f)) is { } other)
            {
                problems.Error(item.Start, $"group-by {other} is not supported: {CallerFields.Advice}");
            }
        }

        if (groups.SelectMany(g => g.Fields).All(CallerFields.GoesWith) && !groups.Any(g => g.Fields.Length > 0 && g.Fields.All(CallerFields.Names)))
        {
            problems.Error(at, $"this group-by does not name the caller: {CallerFields.Advice}");
        }
    }

    private static YamlNode[] Items(YamlNode? node) => node switch
    {
        YamlSequenceNode list => [.. list.Children],
        YamlScalarNode one when !Yaml.IsNull(one) => [one],
        _ => [],
    };

    private string[] Fields(YamlNode item, Dictionary<string, string[]> aliases)
    {
        if (item is YamlScalarNode { Value.Length: > 0 } scalar)
        {
            return aliases.GetValueOrDefault(scalar.Value) ?? [scalar.Value];
        }

        problems.Error(item.Start, "group-by must be a list of fields or aliases");
        return [];
    }

    private Dictionary<string, string[]> Aliases(IReadOnlyList<RuleReference> rules)
    {
        var aliases = new Dictionary<string, string[]>(StringComparer.Ordinal);
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

            aliases.Add(alias.Value!, [.. fields.Values]);
        }

        return aliases;
    }
}
