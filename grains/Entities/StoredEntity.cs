using System.Diagnostics.CodeAnalysis;
using Orleans.Storage;

namespace OrleansSec.Grains;

/// <summary>
/// An entity's row in storage, as its grain sees it. Of Orleans' own <c>[PersistentState]</c> a quiet entity would keep
/// half a kilobyte: a bridge, its queue of operations, and a lifecycle. A grain is one turn at a time and needs no queue.
/// </summary>
internal sealed class StoredEntity(IGrainContext grain, IGrainStorage storage) : IPersistentState<EntityState>, IGrainState<EntityState>
{
    /// <summary>The name of the state that entities store.</summary>
    public const string Name = "entity";

    // As Orleans names it, so that grains migrate from and to silos of an earlier version.
    private const string Migrated = "state." + Name;

    /// <inheritdoc cref="IGrainState{T}.State"/>
    [AllowNull]
    public EntityState State
    {
        get;
        set => field = value ?? new EntityState();
    } = new();

    /// <inheritdoc/>
    public string Etag => ETag;

    /// <inheritdoc/>
    [AllowNull]
    public string ETag { get; set; } = null!;

    /// <inheritdoc cref="IGrainState{T}.RecordExists"/>
    public bool RecordExists { get; set; }

    /// <summary>Whether it has come along with a grain that has migrated.</summary>
    public bool IsHere { get; private set; }

    /// <inheritdoc/>
    public async Task ReadStateAsync()
    {
        try
        {
            await storage.ReadStateAsync(Name, grain.GrainId, this);
        }
        catch (Exception failure) when (failure is not OrleansException)
        {
            throw Failed("read", failure);
        }
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync()
    {
        try
        {
            await storage.WriteStateAsync(Name, grain.GrainId, this);
        }
        catch (Exception failure) when (failure is not OrleansException)
        {
            throw Failed("written", failure);
        }
    }

    /// <inheritdoc/>
    public Task ClearStateAsync() => storage.ClearStateAsync(Name, grain.GrainId, this);

    /// <summary>Gives the state along when the grain migrates.</summary>
    public void GiveTo(IDehydrationContext migration) =>
        migration.TryAddValue(Migrated, new GrainState<EntityState>(State, ETag) { RecordExists = RecordExists });

    /// <summary>Takes the state of a grain that has migrated, if it gave one along.</summary>
    public void TakeFrom(IRehydrationContext migration)
    {
        if (migration.TryGetValue<GrainState<EntityState>>(Migrated, out var state) && state is not null)
        {
            (State, ETag, RecordExists, IsHere) = (state.State, state.ETag, state.RecordExists, true);
        }
    }

    // A caller in another process may not know the driver's exceptions.
    private OrleansException Failed(string what, Exception failure) =>
        new($"The state of {grain.GrainId} was not {what}: {failure.GetType().Name}: {failure.Message}", failure);
}
