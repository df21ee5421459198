using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.System.Tests.Sources;

/// <summary>What was taken in and how far sources read, in memory.</summary>
internal sealed class MemoryLedger : IBatchLedger, ICursorStore
{
    private readonly Dictionary<string, BatchRecord> _batches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cursors = new(StringComparer.Ordinal);

    /// <summary>Acknowledges a batch as the ingest worker does.</summary>
    public async Task Take(Batch batch)
    {
        await Acknowledge([new BatchRecord(batch.Id, batch.Source, batch.Object, 0, 0, [])], [], CancellationToken.None);
        batch.Acknowledged?.Invoke();
    }

    /// <inheritdoc/>
    public Task<bool> Knows(string batchId, CancellationToken cancellation) => Task.FromResult(_batches.ContainsKey(batchId));

    /// <inheritdoc/>
    public Task Acknowledge(IReadOnlyList<BatchRecord> batches, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation)
    {
        foreach (var batch in batches)
        {
            _batches[batch.Id] = batch;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Totals> Totals(CancellationToken cancellation) => Task.FromResult(new Totals(_batches.Count, 0, 0, 0));

    /// <inheritdoc/>
    public Task<string?> Read(string name, CancellationToken cancellation) => Task.FromResult(_cursors.GetValueOrDefault(name));

    /// <inheritdoc/>
    public Task Write(string name, string value, CancellationToken cancellation)
    {
        _cursors[name] = value;
        return Task.CompletedTask;
    }
}
