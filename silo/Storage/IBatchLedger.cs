using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage;

/// <summary>What has been taken in: one row per acknowledged batch.</summary>
internal interface IBatchLedger
{
    /// <summary>Whether the batch was acknowledged.</summary>
    Task<bool> Knows(string batchId, CancellationToken cancellation);

    /// <summary>Acknowledges batches, with what was quarantined and who was seen in them, in one transaction.</summary>
    Task Acknowledge(IReadOnlyList<BatchRecord> batches, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation);

    /// <summary>Sums over all acknowledged batches.</summary>
    Task<Totals> Totals(CancellationToken cancellation);
}

/// <summary>A batch that has been taken in.</summary>
internal sealed record BatchRecord(
    string Id,
    string Source,
    string Object,
    long Events,
    long Skipped,
    IReadOnlyList<QuarantineEntry> Quarantine);

/// <summary>A piece of a batch that could not be read.</summary>
internal sealed record QuarantineEntry(long Offset, string Reason, string Detail, long Count);

/// <summary>An entity, and the times of its first and last event in what was taken in.</summary>
internal sealed record Sighting(EntityId Entity, DateTimeOffset First, DateTimeOffset Last);

/// <summary>Sums over all acknowledged batches.</summary>
internal sealed record Totals(long Batches, long Events, long Quarantined, long Skipped);
