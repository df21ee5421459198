using OrleansSec.Silo.Storage;
using OrleansSec.Silo.Storage.Sql;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// The ledger as sources ask it: a source must neither end nor take a batch for unknown because the database is away,
/// so it waits until there is an answer.
/// </summary>
internal sealed class PatientLedger(SqlBatchLedger ledger, Patience patience) : IBatchLedger
{
    /// <inheritdoc/>
    public Task<bool> Knows(string batchId, CancellationToken cancellation) =>
        patience.Try("ask whether a batch was taken in", () => ledger.Knows(batchId, cancellation), cancellation);

    /// <inheritdoc/>
    public Task Acknowledge(IReadOnlyList<BatchRecord> batches, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation) =>
        ledger.Acknowledge(batches, seen, cancellation);

    /// <inheritdoc/>
    public Task<Totals> Totals(CancellationToken cancellation) => ledger.Totals(cancellation);
}
