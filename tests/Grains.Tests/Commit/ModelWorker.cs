using OrleansSec.Contracts.Events;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// The ingest worker's half of the commit protocol, in the plainest form: slices go out in order, an epoch is
/// committed, then acknowledged. A worker that dies forgets the epoch.
/// </summary>
internal sealed class ModelWorker(ModelWorld world, Dictionary<EntityId, ModelEntity> entities)
{
    private readonly Dictionary<EntityId, (List<ObservationSlice> Sent, string? Incarnation)> _epoch = [];

    /// <summary>Sends a slice after the epoch's earlier ones, and keeps the evidence that is asked for.</summary>
    public async Task Observe(EntityId id, ObservationSlice slice)
    {
        var (sent, incarnation) = _epoch.GetValueOrDefault(id, ([], null));
        sent.Add(slice);
        var receipt = await Try(() => entities[id].Observe(slice, incarnation));
        _epoch[id] = (sent, receipt.Incarnation);
        if (!receipt.Applied)
        {
            await SendAgain(id);
            return;
        }

        world.Evidence.UnionWith(receipt.Evidence);
    }

    /// <summary>Makes the epoch durable; then its batches may be acknowledged.</summary>
    public async Task Commit()
    {
        foreach (var id in _epoch.Keys.ToArray())
        {
            while (await Try(entities[id].Commit) != _epoch[id].Incarnation)
            {
                await SendAgain(id);
            }
        }

        _epoch.Clear();
    }

    private async Task SendAgain(EntityId id)
    {
        string? incarnation = null;
        while (incarnation is null)
        {
            foreach (var slice in _epoch[id].Sent)
            {
                var receipt = await Try(() => entities[id].Observe(slice, incarnation));
                incarnation = receipt.Applied ? receipt.Incarnation : null;
                world.Evidence.UnionWith(receipt.Evidence);
                if (incarnation is null)
                {
                    break;
                }
            }
        }

        _epoch[id] = (_epoch[id].Sent, incarnation);
    }

    private static async Task<T> Try<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception failure) when (failure is IOException or TimeoutException or InvalidOperationException)
            {
                continue;
            }
        }
    }
}
