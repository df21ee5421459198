using YamlDotNet.Core;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>The problems found in one file so far.</summary>
internal sealed class Problems(string file)
{
    private readonly List<RuleProblem> _all = [];

    /// <summary>All problems, in the order of lines.</summary>
    public IReadOnlyList<RuleProblem> All => [.. _all.OrderBy(p => p.Line).ThenBy(p => p.Column ?? 0)];

    /// <summary>How many errors there are.</summary>
    public int Errors => _all.Count(p => p.IsError);

    /// <summary>Adds what leaves the rule out.</summary>
    public void Error(Mark at, string message) => _all.Add(new(file, (int)at.Line, (int)at.Column, message, true));

    /// <summary>Adds what the author should know.</summary>
    public void Warn(Mark at, string message) => _all.Add(new(file, (int)at.Line, (int)at.Column, message, false));
}
