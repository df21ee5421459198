namespace OrleansSec.Silo.Evaluate;

/// <summary>The score of one labelled set.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Format">Its format, see <see cref="LabelledSets"/>.</param>
/// <param name="Events">Events judged.</param>
/// <param name="Quarantined">Records that could not be read.</param>
/// <param name="Principals">Distinct principals.</param>
/// <param name="Found">Labelled steps, files or cases found.</param>
/// <param name="Of">Of so many.</param>
/// <param name="TrueAlerts">Alerts that hold a labelled event.</param>
/// <param name="Techniques">Recall by technique.</param>
/// <param name="Missed">What was not found.</param>
/// <param name="FalseAlerts">Alerts on what no label calls an attack.</param>
/// <param name="Bars">The demands that this set can show.</param>
internal sealed record SetScore(
    string Set,
    string Format,
    long Events,
    long Quarantined,
    int Principals,
    int Found,
    int Of,
    int TrueAlerts,
    IReadOnlyList<TechniqueRecall> Techniques,
    IReadOnlyList<MissedStep> Missed,
    IReadOnlyList<FalseAlert> FalseAlerts,
    IReadOnlyList<Bar> Bars)
{
    /// <summary>What the background costs; null where there is none to speak of.</summary>
    public Noise? Noise { get; init; }

    /// <summary>Each attack; empty where the set has single steps only.</summary>
    public IReadOnlyList<AttackScore> Attacks { get; init; } = [];

    /// <summary>False alerts against recall.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>The share of steps found.</summary>
    public double Recall => Of == 0 ? 1 : (double)Found / Of;

    /// <summary>The share of alerts that are right; null where there are none.</summary>
    public double? Precision => TrueAlerts + FalseAlerts.Count == 0 ? null : (double)TrueAlerts / (TrueAlerts + FalseAlerts.Count);
}
