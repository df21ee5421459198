using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Detection.Correlations;

/// <summary>One Sigma correlation, as read from its file: rules whose hits of one principal are counted or put in order. Immutable.</summary>
public sealed record Correlation
{
    /// <summary>The most events that a window holds, and so the most that can be counted.</summary>
    public const int MaxCount = Window.Capacity;

    /// <summary>The file's name without extension: the correlation's stable, readable id.</summary>
    public required string Name { get; init; }

    /// <summary>The file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The line of the file at which it starts.</summary>
    public required int Line { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its UUID, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>The <c>name</c> by which other documents may refer to it.</summary>
    public string? Label { get; init; }

    /// <summary>Such as <c>stable</c> or <c>test</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Level { get; init; }

    /// <summary>Links to what it rests on.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What else may make it true.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    /// <summary>Its tags as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>MITRE ATT&amp;CK technique ids from its tags.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];

    /// <summary>What it asks of its window.</summary>
    public required CorrelationType Type { get; init; }

    /// <summary>How far apart its first and last event may be.</summary>
    public required TimeSpan Timespan { get; init; }

    /// <summary>The counts it asks for; for sequences, that all its rules are there.</summary>
    public required CountCondition Condition { get; init; }

    /// <summary>The field whose distinct values are counted.</summary>
    public string? Field { get; init; }

    /// <summary>Whether its rules alert on their own, too.</summary>
    public bool Generates { get; init; }

    /// <summary>The names of its rules, in order; empty until they have been looked up.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Its rules as written.</summary>
    internal IReadOnlyList<RuleReference> Named { get; init; } = [];

    /// <summary>The detector's name in alerts.</summary>
    internal string Detector => $"correlation:{Name}";
}
