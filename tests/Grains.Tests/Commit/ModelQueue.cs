namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// Batches that wait. A folder hands them out in order, once to each life of its one reader; a shared queue hands them
/// out to all in any order, and again when they were not acknowledged in time, or for no reason.
/// </summary>
internal sealed class ModelQueue(ModelWorld world, IReadOnlyList<ModelBatch> batches, bool isShared)
{
    private static readonly TimeSpan _visibility = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, DateTimeOffset> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<ModelWorker, int> _read = [];

    /// <summary>What is kept for searching.</summary>
    public ModelIndex Index { get; } = new(world);

    /// <summary>What is acknowledged.</summary>
    public ModelLedger Ledger => field ??= new ModelLedger(world, Index, batches);

    /// <summary>Whether several workers share it.</summary>
    public bool IsShared { get; } = isShared;

    /// <summary>Whether all batches are acknowledged.</summary>
    public bool IsAcknowledged => batches.All(Ledger.Holds);

    /// <summary>Whether a worker need not ask again.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The next batch; null if there is none now.</summary>
    public async Task<ModelBatch?> Next(ModelWorker worker)
    {
        IsDone = IsAcknowledged;
        if (!IsShared)
        {
            var next = _read.GetValueOrDefault(worker);
            while (next < batches.Count && await Ledger.Knows(batches[next].Id, CancellationToken.None))
            {
                next++;
            }

            _read[worker] = next + 1;
            return next < batches.Count ? batches[next] : null;
        }

        var now = world.Clock.GetUtcNow();
        ModelBatch[] open = [.. batches.Where(b => !Ledger.Holds(b) && _hidden.GetValueOrDefault(b.Id) <= now)];
        if (world.Faults.Strikes(30, "a batch is handed out again for no reason"))
        {
            open = [.. batches];
        }

        if (open.Length == 0)
        {
            return null;
        }

        var batch = open[world.Faults.Next(open.Length)];
        _hidden[batch.Id] = now + _visibility;
        return batch;
    }

    /// <summary>A batch by its id.</summary>
    public ModelBatch Batch(string batchId) => batches.Single(b => b.Id == batchId);

    /// <summary>A batch could not be read.</summary>
    public void Return(string batchId) => _hidden.Remove(batchId);
}
