using OrleansSec.Detection.Rules.Matching;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Reads a rule's detection: its selections and the condition over them.</summary>
internal sealed class DetectionReader(Problems problems, bool isCloudTrail)
{
    /// <summary>The selections and the condition; null if problems were added.</summary>
    public (IReadOnlyList<Selection> Selections, Condition Condition)? Read(YamlMappingNode detection)
    {
        var searches = Yaml.Entries(detection).Where(e => e.Key.Value is not ("condition" or "timeframe")).ToArray();
        foreach (var (key, _) in Yaml.Entries(detection).Where(e => e.Key.Value == "timeframe"))
        {
            problems.Error(key.Start, "timeframe is obsolete Sigma and is refused: write a correlation that refers to this rule");
        }

        var reader = new SelectionReader(problems, isCloudTrail);
        var conditions = searches.ToDictionary(s => s.Key.Value!, s => reader.Read(s.Value), StringComparer.Ordinal);
        if (Yaml.Get(detection, "condition") is not { } written)
        {
            problems.Error(detection.Start, "the detection has no condition");
            return null;
        }

        var parser = new ConditionParser([.. searches.Select(s => s.Key.Value!)], name => conditions[name]);
        IEnumerable<YamlNode> parts = written is YamlSequenceNode list ? list.Children : [written];
        var alternatives = parts.Select(part => Parse(parser, part)).ToArray();
        if (alternatives.Length == 0 || alternatives.Contains(null))
        {
            return alternatives.Length == 0 ? Fail(written.Start, "the condition is empty") : null;
        }

        foreach (var (key, _) in searches.Where(s => !parser.Used.Contains(s.Key.Value!)))
        {
            problems.Warn(key.Start, $"the condition does not use the selection {key.Value}");
        }

        return conditions.ContainsValue(null)
            ? null
            : ([.. searches.Select(s => new Selection(s.Key.Value!, conditions[s.Key.Value!]!))], Condition.AnyOf(alternatives!));
    }

    private Condition? Parse(ConditionParser parser, YamlNode node)
    {
        if (node is not YamlScalarNode { Value: { } text })
        {
            Fail(node.Start, "the condition must be a text");
            return null;
        }

        var (condition, at, reason) = parser.Parse(text);
        if (reason is not null)
        {
            // Only in a plain scalar on one line is the place in the text also the place in the file.
            var isPlain = node is YamlScalarNode { Style: ScalarStyle.Plain } && node.Start.Line == node.End.Line;
            Fail(new Mark(node.Start.Index, node.Start.Line, node.Start.Column + (isPlain ? at : 0)), reason);
        }

        return condition;
    }

    private (IReadOnlyList<Selection> Selections, Condition Condition)? Fail(Mark at, string message)
    {
        problems.Error(at, message);
        return null;
    }
}
