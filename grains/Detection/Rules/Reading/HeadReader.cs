using System.Text.RegularExpressions;
using OrleansSec.Contracts.Alerts;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Reads what a rule says of itself outside its detection.</summary>
internal sealed partial class HeadReader(YamlMappingNode document, Problems problems)
{
    private static readonly string[] _levels = ["informational", "low", "medium", "high", "critical"];
    private static readonly string[] _statuses = ["stable", "test", "experimental", "deprecated", "unsupported"];

    /// <summary>The title; a rule must have one.</summary>
    public string Title()
    {
        if (Text("title") is { Length: > 0 } title)
        {
            return title;
        }

        problems.Error(document.Start, "the rule has no title");
        return string.Empty;
    }

    /// <summary>The id, with a warning if it is not a UUID.</summary>
    public string? Id()
    {
        var id = Text("id");
        if (id is not null && !Guid.TryParse(id, out _))
        {
            problems.Warn(Yaml.Get(document, "id")!.Start, $"the id {id} is not a UUID");
        }

        return id;
    }

    /// <summary>The status, with a warning if Sigma does not know it.</summary>
    public string? Status()
    {
        var status = Text("status");
        if (status is not null && !_statuses.Contains(status))
        {
            problems.Warn(
                Yaml.Get(document, "status")!.Start, $"the status {status} is not known{Nearest.Suggest(status, _statuses)}");
        }

        return status;
    }

    /// <summary>The level; medium, with a warning, if there is none.</summary>
    public Severity Level()
    {
        if (Text("level") is not { } level)
        {
            problems.Warn(document.Start, "the rule has no level; medium is taken");
            return Severity.Medium;
        }

        if (Array.IndexOf(_levels, level) is var index and >= 0)
        {
            return (Severity)index;
        }

        problems.Error(Yaml.Get(document, "level")!.Start, $"the level {level} is not known{Nearest.Suggest(level, _levels)}");
        return Severity.Medium;
    }

    /// <summary>The log source; a rule must have one that says something.</summary>
    public LogSource LogSource()
    {
        if (Yaml.Get(document, "logsource") is YamlMappingNode map)
        {
            var source = new LogSource(Text(map, "category"), Text(map, "product"), Text(map, "service"));
            if (source is not { Category: null, Product: null, Service: null })
            {
                return source;
            }
        }

        problems.Error(
            (Yaml.Get(document, "logsource") ?? document).Start, "the rule has no logsource with a category, product or service");
        return new LogSource(null, null, null);
    }

    /// <summary>A text, or null if there is none.</summary>
    public string? Text(string key) => Text(document, key);

    /// <summary>A list of texts; one text is a list of one.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var node = Yaml.Get(document, key);
        var items = node switch
        {
            YamlSequenceNode list => [.. list.Children],
            YamlScalarNode when !Yaml.IsNull(node) => [node],
            null or YamlScalarNode => Array.Empty<YamlNode>(),
            _ => [node],
        };
        foreach (var odd in items.Where(i => i is not YamlScalarNode))
        {
            problems.Error(odd.Start, $"{key} must be a list of texts");
        }

        return [.. items.OfType<YamlScalarNode>().Where(i => !Yaml.IsNull(i)).Select(i => i.Value!)];
    }

    /// <summary>The MITRE ATT&amp;CK technique ids among tags.</summary>
    public static IReadOnlyList<string> Techniques(IReadOnlyList<string> tags) => [.. tags.Select(Technique).OfType<string>().Distinct()];

    private string? Text(YamlMappingNode map, string key)
    {
        var node = Yaml.Get(map, key);
        if (node is null or YamlScalarNode)
        {
            return node is null || Yaml.IsNull(node) ? null : ((YamlScalarNode)node).Value!.Trim();
        }

        problems.Error(node.Start, $"{key} must be a text");
        return null;
    }

    private static string? Technique(string tag) =>
        TechniqueTag.Match(tag) is { Success: true } match ? match.Groups["id"].Value.ToUpperInvariant() : null;

    [GeneratedRegex(@"^attack\.(?<id>t\d{4}(\.\d{3})?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TechniqueTag { get; }
}
