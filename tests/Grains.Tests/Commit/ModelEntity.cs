using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// One entity without a cluster: the grain's own memory upon stored bytes, and trouble around it by chance. An
/// activation can be lost at any call; a call can be done twice, done without an answer, or not done.
/// </summary>
internal sealed class ModelEntity(EntityId id, ModelWorld world)
{
    private EntityMemory? _memory;
    private int _activations;

    /// <summary>The stored state, or null.</summary>
    public byte[]? Stored { get; private set; }

    /// <summary>What is stored, as a state.</summary>
    public EntityState State => Stored is null ? new EntityState() : world.Serializer.Deserialize<EntityState>(Stored)!;

    /// <summary>Drops what is in memory only.</summary>
    public void Lose() => _memory = null;

    /// <summary>Sends a slice as the ingest worker would.</summary>
    public Task<ObserveReceipt> Observe(ObservationSlice slice, string? incarnation) => Call(() => Activation().Apply([slice], incarnation, _ =>
    {
        var updates = Judge.Observe(id, slice.Observations, Activation().Baseline);
        if (updates.Count > 0)
        {
            world.Append(updates);
        }

        return Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([[.. updates.Select(u => u.JudgedEventId)]]);
    }));

    /// <summary>Commits as the ingest worker would.</summary>
    public Task<string> Commit() => Call(() => Activation().Commit(CancellationToken.None));

    private async Task<T> Call<T>(Func<Task<T>> call)
    {
        if (world.Chance(4))
        {
            Lose();
        }

        if (world.Chance(4))
        {
            throw new TimeoutException("Not done.");
        }

        try
        {
            if (world.Chance(4))
            {
                await call();
            }

            var answer = await call();
            return world.Chance(4) ? throw new TimeoutException("Done, but not answered.") : answer;
        }
        finally
        {
            if (_memory?.HasFailed == true)
            {
                Lose();
            }
        }
    }

    private EntityMemory Activation() => _memory ??= new EntityMemory(
        new ModelState(State, Write), $"{id}/{++_activations}");

    private void Write(EntityState state)
    {
        if (world.Chance(4))
        {
            throw new IOException("Not written.");
        }

        Stored = world.Serializer.SerializeToArray(state);
        if (world.Chance(4))
        {
            // As an etag conflict at the next write would.
            Lose();
            throw new IOException("Written, but not confirmed.");
        }
    }
}
