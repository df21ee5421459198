namespace OrleansSec.Grains.Tests.Commit;

/// <summary>A grain's state whose writes go to the model.</summary>
internal sealed class ModelState(EntityState state, Action<EntityState> write) : IPersistentState<EntityState>
{
    public EntityState State { get; set; } = state;

    public string Etag => string.Empty;

    public bool RecordExists => true;

    public Task WriteStateAsync()
    {
        write(State);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    public Task ReadStateAsync() => throw new NotSupportedException();

    public Task ClearStateAsync() => throw new NotSupportedException();
}
