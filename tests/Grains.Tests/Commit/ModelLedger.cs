using OrleansSec.Silo.Storage;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>Takes acknowledgements, and checks at that moment that all of the batch is durable.</summary>
internal sealed class ModelLedger(ModelWorld world, ModelIndex index, IReadOnlyList<ModelBatch> batches) : IBatchLedger
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>What was acknowledged and is not durable.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Whether a batch is acknowledged.</summary>
    public bool Holds(ModelBatch batch) => _known.Contains(batch.Id);

    public async Task<bool> Knows(string batchId, CancellationToken cancellation)
    {
        await world.Pause(5);
        return _known.Contains(batchId);
    }

    public async Task Acknowledge(IReadOnlyList<BatchRecord> acknowledged, IReadOnlyCollection<Sighting> seen, CancellationToken cancellation)
    {
        await world.Disk("batches are not acknowledged");
        var alerted = ModelBatch.Principals.SelectMany(world.Alerts.Of).SelectMany(a => a.Events).ToHashSet(StringComparer.Ordinal);
        foreach (var batch in batches.Where(b => acknowledged.Any(r => r.Id == b.Id)))
        {
            _known.Add(batch.Id);
            Lost.AddRange(Missing(batch, alerted));
        }

        world.Lose("batches are acknowledged, not confirmed");
    }

    public Task<Totals> Totals(CancellationToken cancellation) => throw new NotSupportedException();

    private IEnumerable<string> Missing(ModelBatch batch, HashSet<string> alerted)
    {
        for (var number = 0; number < batch.Slices.Count; number++)
        {
            var (id, slice) = (batch.SliceId(number), batch.Slices[number]);
            foreach (var entity in slice.Select(s => s.Principal).Distinct().Append(ModelBatch.Account))
            {
                if (!world.Rows.State(entity.ToString()).Applied.Contains(id))
                {
                    yield return $"{id} was acknowledged and is not in the memory of {entity}.";
                }
            }

            foreach (var lost in slice.Select(s => s.Event).Where(e => e.Hits.Count > 0))
            {
                if (!alerted.Contains(lost.EventId))
                {
                    yield return $"{id} was acknowledged and {lost.EventId} is not in the alert log.";
                }

                if (!world.Alerts.Evidence.Contains(lost.EventId))
                {
                    yield return $"{id} was acknowledged and {lost.EventId} is not kept as evidence.";
                }
            }

            foreach (var lost in slice.Select(s => s.Event.EventId).Where(e => !index.Events.Contains(e)))
            {
                yield return $"{id} was acknowledged and {lost} is not kept for searching.";
            }
        }
    }
}
