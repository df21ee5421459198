using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules;

/// <summary>One Sigma rule for single events, as read from its file. Immutable.</summary>
public sealed record SigmaRule
{
    internal SigmaRule(IReadOnlyList<Selection> selections, Condition condition) =>
        (Selections, Condition) = (selections, condition);

    /// <summary>The file's name without extension: the rule's stable, readable id.</summary>
    public required string Name { get; init; }

    /// <summary>The file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The line of the file at which the rule starts.</summary>
    public required int Line { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its UUID, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>The <c>name</c> by which correlations may refer to it.</summary>
    public string? Label { get; init; }

    /// <summary>Such as <c>stable</c> or <c>test</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>How much a match matters.</summary>
    public required Severity Level { get; init; }

    /// <summary>The logs that it applies to.</summary>
    public required LogSource LogSource { get; init; }

    /// <summary>Links to what it rests on.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What else may make it match.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>Its tags as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>MITRE ATT&amp;CK technique ids from its tags, such as <c>T1078.004</c>.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];

    /// <summary>The paths of the fields that it reads.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The fields whose values correlations count: a hit brings them along.</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    /// <summary>What an alert says of the rule: one instance, shared by all hits.</summary>
    public required RuleSummary Summary { get; init; }

    /// <summary>The selections by name, in the file's order.</summary>
    internal IReadOnlyList<Selection> Selections { get; }

    /// <summary>The condition with the selections put in.</summary>
    internal Condition Condition { get; }
}
