using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Reads a cases file.</summary>
internal sealed class CasesReader
{
    private static readonly Dictionary<string, RuleCaseKind> _kinds = new(StringComparer.Ordinal)
    {
        ["hit"] = RuleCaseKind.Hit,
        ["near_miss"] = RuleCaseKind.NearMiss,
        ["evasion"] = RuleCaseKind.Evasion,
    };

    private static readonly string[] _keys = ["response", "source", "base", "cases"];
    private static readonly string[] _caseKeys = ["name", "kind", "event", "events"];
    private readonly Problems _problems;
    private readonly YamlMappingNode _document;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private CasesReader(YamlMappingNode document, Problems problems) => (_document, _problems) = (document, problems);

    /// <summary>The cases, or every problem.</summary>
    public static RuleCasesReading Read(string file, string text)
    {
        var problems = new Problems(file);
        var documents = Yaml.Documents(text, problems);
        RuleCases? cases = null;
        if (documents is [YamlMappingNode document])
        {
            cases = new CasesReader(document, problems).Read();
        }
        else if (problems.Errors == 0)
        {
            problems.Error(new YamlDotNet.Core.Mark(0, 1, 1), "a cases file is one map with response and cases");
        }

        return new RuleCasesReading(problems.Errors == 0 ? cases : null, problems.All);
    }

    private RuleCases Read()
    {
        Known(_document, _keys);
        var response = Text(_document, "response", isNeeded: true);
        var source = Text(_document, "source", isNeeded: false);
        var basis = Yaml.Get(_document, "base");
        if (basis is not (null or YamlMappingNode))
        {
            _problems.Error(basis.Start, "base must be a map");
        }

        var cases = new List<RuleCase>();
        if (Yaml.Get(_document, "cases") is YamlSequenceNode { Children.Count: > 0 } list)
        {
            cases.AddRange(list.Children.Select(item => Case(item, basis as YamlMappingNode)).OfType<RuleCase>());
        }
        else
        {
            _problems.Error((Yaml.Get(_document, "cases") ?? _document).Start, "cases must be a list of at least one case");
        }

        return new RuleCases(response ?? string.Empty, source, cases);
    }

    private RuleCase? Case(YamlNode node, YamlMappingNode? basis)
    {
        if (node is not YamlMappingNode map)
        {
            _problems.Error(node.Start, "a case is a map with name, kind and event");
            return null;
        }

        Known(map, _caseKeys);
        var name = Text(map, "name", isNeeded: true);
        var kind = Text(map, "kind", isNeeded: true);
        if (name is not null && !_names.Add(name))
        {
            _problems.Error(Yaml.Get(map, "name")!.Start, $"there is already a case named: {name}");
        }

        if (kind is not null && !_kinds.ContainsKey(kind))
        {
            _problems.Error(
                Yaml.Get(map, "kind")!.Start, $"the kind {kind} is not hit, near_miss or evasion{Nearest.Suggest(kind, _kinds.Keys)}");
        }

        var events = new SequenceReader(basis, _problems).Read(map);
        return name is null || kind is null || events.Count == 0 || !_kinds.TryGetValue(kind, out var known)
            ? null
            : new RuleCase(name, known, events, (int)map.Start.Line);
    }

    private string? Text(YamlMappingNode map, string key, bool isNeeded)
    {
        var node = Yaml.Get(map, key);
        if (node is YamlScalarNode { Value.Length: > 0 } scalar && !Yaml.IsNull(node))
        {
            return scalar.Value.Trim();
        }

        if (isNeeded || node is not null)
        {
            _problems.Error((node ?? map).Start, $"{key} must be a text");
        }

        return null;
    }

    private void Known(YamlMappingNode map, string[] keys)
    {
        foreach (var (key, _) in Yaml.Entries(map).Where(e => !keys.Contains(e.Key.Value)))
        {
            _problems.Error(key.Start, $"{key.Value} is not known here{Nearest.Suggest(key.Value ?? string.Empty, keys)}");
        }
    }
}
