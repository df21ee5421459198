namespace OrleansSec.Contracts.Stores;

/// <summary>How the installation does, for its operators.</summary>
public interface ISystemStatus
{
    /// <summary>A snapshot.</summary>
    Task<SystemView> Read(CancellationToken cancellation);
}

/// <summary>A snapshot of the pipeline's counters since the data folder was made.</summary>
/// <param name="Version">The product's version.</param>
/// <param name="StartedAt">When this process started, UTC.</param>
/// <param name="Healthy">Whether input is being taken and stored.</param>
/// <param name="Problem">What is wrong and what to do, where not healthy.</param>
/// <param name="Batches">Batches acknowledged.</param>
/// <param name="Events">Events in them.</param>
/// <param name="Quarantined">Records quarantined.</param>
/// <param name="Skipped">Records recognised and passed over, such as digests.</param>
/// <param name="Alerts">Alerts in the log.</param>
/// <param name="Rules">Rules loaded.</param>
/// <param name="EventsPerSecond">Over the last ten seconds.</param>
/// <param name="Sources">Each source.</param>
public sealed record SystemView(
    string Version,
    DateTimeOffset StartedAt,
    bool Healthy,
    string? Problem,
    long Batches,
    long Events,
    long Quarantined,
    long Skipped,
    long Alerts,
    int Rules,
    double EventsPerSecond,
    IReadOnlyList<SourceView> Sources);

/// <summary>A source of batches.</summary>
/// <param name="Kind">Such as <c>folder</c>.</param>
/// <param name="Name">Such as its path.</param>
/// <param name="State"><c>reading</c>, <c>idle</c>, <c>waiting</c> or <c>failed</c>.</param>
/// <param name="Detail">What it waits for or why it failed; null otherwise.</param>
/// <param name="Pending">Batches known but not yet acknowledged.</param>
/// <param name="Ignored">Objects passed over since this process started, since they are no log of events or not wanted.</param>
/// <param name="LagSeconds">For how long the oldest batch that is not acknowledged has waited; null if there is none.</param>
public sealed record SourceView(
    string Kind, string Name, string State, string? Detail, long Pending, long Ignored, double? LagSeconds);
