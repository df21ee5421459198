using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The fields whose distinct values, together, are counted.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Whether its rules alert on their own, too.</summary>
    public bool Generates { get; init; }

    /// <summary>The names of its rules, in order; empty until they have been looked up.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Whether it only feeds other correlations.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What parts the values of several fields.</summary>
    internal const string Separator = "\u001f";

    /// <summary>The ways in which a temporal correlation can be true; all its rules together where none is written.</summary>
    internal IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>The fields beside the caller by which it groups.</summary>
    internal IReadOnlyList<GroupField> Groups { get; init; } = [];

    /// <summary>Its rules as written.</summary>
    internal IReadOnlyList<RuleReference> Named { get; init; } = [];

    /// <summary>The detector's name in alerts.</summary>
    internal string Detector => Detectors.Finding.CorrelationPrefix + Name;

    /// <summary>A hash of what it means: windows of another meaning are of no use to it.</summary>
    internal string Shape { get; init; } = string.Empty;

    /// <summary>The fields of a rule whose values it needs.</summary>
    internal IReadOnlyList<string> FieldsOf(string rule) =>
        [.. Fields.Concat(Groups.Select(g => g.ByRule.GetValueOrDefault(rule)).OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <summary>The same with its hash.</summary>
    internal Correlation Shaped() => this with { Shape = MakeShape() };

    private string MakeShape()
    {
        string[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{Type} {Timespan.Ticks} {Condition.Min} {Condition.Max}"),
            .. Fields, "|", .. Rules, "|",
            .. Alternatives.Select(a => $"{string.Join(',', a.Needed)}!{string.Join(',', a.Absent)}"), "|",
            .. Groups.SelectMany(g => g.ByRule.Values),
        ];
        var meaning = string.Join('\n', parts);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(meaning)).AsSpan(0, 4));
    }
}
