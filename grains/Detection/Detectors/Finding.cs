using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Detection.Detectors;

/// <summary>One detector's judgement of one observation.</summary>
/// <param name="Detector"><c>rule:NAME</c>, or a detector's name.</param>
/// <param name="FoldKey">Findings of one entity, detector and fold key on one day are one alert.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Title">One line.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
/// <param name="Reasons">Why, with weights in bits.</param>
public sealed record Finding(
    string Detector,
    string FoldKey,
    Severity Severity,
    string Title,
    IReadOnlyList<string> Techniques,
    IReadOnlyList<Reason> Reasons)
{
    /// <summary>The detector's name of a finding that tells of a detector's own fault.</summary>
    internal const string Failure = "detector-failure";

    /// <summary>What a rule's detector begins with.</summary>
    internal const string RulePrefix = "rule:";

    /// <summary>What a correlation's detector begins with.</summary>
    internal const string CorrelationPrefix = "correlation:";

    /// <summary>Whether a rule that matched says it.</summary>
    public bool IsRule => Detector.StartsWith(RulePrefix, StringComparison.Ordinal);

    /// <summary>Whether a correlation of rules says it.</summary>
    public bool IsCorrelation => Detector.StartsWith(CorrelationPrefix, StringComparison.Ordinal);

    /// <summary>The earlier events that it rests on, too.</summary>
    public IReadOnlyList<AlertEvent> Events { get; init; } = [];

    /// <summary>
    /// Whether it is a guess from what is normal, and not what a rule, a correlation (a detector's name with a colon) or an
    /// indicator says.
    /// </summary>
    public bool IsBehaviour => !Detector.Contains(':', StringComparison.Ordinal) && Detector is not (Failure or ThreatIntel.Name);

    /// <summary>Bits: the sum of the reasons' weights.</summary>
    public double Score => Reasons.Sum(r => r.Weight);
}
