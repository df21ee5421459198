using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Evaluate;

/// <summary>An alert that the product raised, as far as scoring needs it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Score">Bits.</param>
/// <param name="Detector">Who says so.</param>
/// <param name="Title">One line.</param>
/// <param name="Entity">Whose it is, as entity id.</param>
/// <param name="Time">Time of its first event, UTC.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
/// <param name="Reason">The weightiest reason, in words.</param>
/// <param name="Events">Ids of its events.</param>
internal sealed record JudgedAlert(
    Severity Severity,
    double Score,
    string Detector,
    string Title,
    string Entity,
    DateTimeOffset Time,
    IReadOnlyList<string> Techniques,
    string Reason,
    IReadOnlyList<string> Events);
