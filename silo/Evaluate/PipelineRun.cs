namespace OrleansSec.Silo.Evaluate;

/// <summary>What the pipeline made of some input.</summary>
/// <param name="Alerts">The alerts, by time.</param>
/// <param name="Events">Events observed.</param>
/// <param name="Quarantined">Records that could not be read.</param>
/// <param name="Principals">Distinct principals.</param>
/// <param name="First">Time of the first event, UTC.</param>
/// <param name="Last">Time of the last event, UTC.</param>
internal sealed record PipelineRun(
    IReadOnlyList<JudgedAlert> Alerts, long Events, long Quarantined, int Principals, DateTimeOffset First, DateTimeOffset Last);
