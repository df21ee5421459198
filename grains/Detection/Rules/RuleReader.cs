using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Rules.Reading;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules;

/// <summary>Reads Sigma rule files. Never throws for content: the answer is the rules, and every problem of the file.</summary>
public static class RuleReader
{
    /// <summary>Reads a file's text; the file is named for problems and gives the rule its name.</summary>
    public static RuleReading Read(string file, string text)
    {
        var problems = new Problems(file);
        var rules = new List<SigmaRule>();
        var correlations = new List<Correlation>();
        var name = Path.GetFileNameWithoutExtension(file);
        var number = 0;
        foreach (var document in Yaml.Documents(text, problems).Where(d => !Yaml.IsNull(d)))
        {
            // Names stay distinct where a file holds several rules, and the same where one of them is broken: they become
            // parts of alert ids.
            var own = ++number == 1 ? name : $"{name}_{number}";
            if (document is YamlMappingNode map && Yaml.Get(map, "correlation") is { } written)
            {
                correlations.AddRange(CorrelationReader.Read(map, written, file, own, problems) is { } read ? [read] : []);
            }
            else if (Document(document, file, own, problems) is { } rule)
            {
                rules.Add(rule);
            }
        }

        if (rules.Count + correlations.Count == 0 && problems.All.Count == 0)
        {
            problems.Error(new YamlDotNet.Core.Mark(0, 1, 1), "the file holds no rule");
        }

        return new RuleReading(rules, problems.All) { Correlations = correlations };
    }

    private static SigmaRule? Document(YamlNode node, string file, string name, Problems problems)
    {
        if (node is not YamlMappingNode document)
        {
            problems.Error(node.Start, "a rule is a map that starts with title");
            return null;
        }

        if (Yaml.Get(document, "action") is { } action)
        {
            problems.Error(action.Start, "action (global, repeat, reset) is obsolete Sigma and is refused: write each rule in full");
            return null;
        }

        if (Yaml.Get(document, "filter") is { } filter)
        {
            problems.Warn(filter.Start, "Sigma filter documents are not supported; this one is left out");
            return null;
        }

        return Rule(document, file, name, problems);
    }

    private static SigmaRule? Rule(YamlMappingNode document, string file, string name, Problems problems)
    {
        var errors = problems.Errors;
        var head = new HeadReader(document, problems);
        var (title, level, source, tags) = (head.Title(), head.Level(), head.LogSource(), head.List("tags"));
        var techniques = HeadReader.Techniques(tags);
        var detection = Detection(document, source, problems);
        var rule = detection is not { } found ? null : new SigmaRule(found.Selections, found.Condition)
        {
            Name = name,
            File = file,
            Line = (int)document.Start.Line,
            Title = title,
            Id = head.Id(),
            Label = head.Text("name"),
            Status = head.Status(),
            Description = head.Text("description"),
            Level = level,
            LogSource = source,
            References = head.List("references"),
            FalsePositives = head.List("falsepositives"),
            Tags = tags,
            Techniques = techniques,
            Fields = [.. found.Selections.SelectMany(s => s.Condition.Fields).Distinct()],
            Summary = new RuleSummary(name, title, level, techniques),
        };
        return problems.Errors > errors ? null : rule;
    }

    private static (IReadOnlyList<Matching.Selection> Selections, Matching.Condition Condition)? Detection(
        YamlMappingNode document, LogSource source, Problems problems)
    {
        if (Yaml.Get(document, "detection") is YamlMappingNode detection)
        {
            return new DetectionReader(problems, source.Covers(LogSource.CloudTrail)).Read(detection);
        }

        problems.Error(document.Start, "the rule has no detection");
        return null;
    }
}
