namespace OrleansSec.Silo.Sources.Lookup;

/// <summary>How far a region was read.</summary>
/// <param name="From">Everything before it was read at least once.</param>
/// <param name="Batches">What was handed over and may be met again: still unacknowledged, or within the overlap.</param>
internal sealed record LookupCursor(DateTimeOffset From, IReadOnlyList<LookupBatch> Batches);

/// <summary>Events that are, or were, handed over together.</summary>
/// <param name="Id">The batch id: a hash of account, region and event ids.</param>
/// <param name="First">Time of its first event.</param>
/// <param name="Last">Time of its last event.</param>
/// <param name="Events">The events' ids, in order.</param>
internal sealed record LookupBatch(string Id, DateTimeOffset First, DateTimeOffset Last, IReadOnlyList<string> Events);
