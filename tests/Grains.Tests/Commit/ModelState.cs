namespace OrleansSec.Grains.Tests.Commit;

/// <summary>A grain's state upon the model's rows; each write takes its time and may fail before or after it is done.</summary>
internal sealed class ModelState(string key, ModelWorld world) : IPersistentState<EntityState>
{
    private string? _version;

    public EntityState State { get; set; } = new();

    public string Etag => _version!;

    public bool RecordExists => _version is not null;

    public async Task ReadStateAsync()
    {
        await world.Disk("a state is not read");
        (State, _version) = world.Rows.Read(key);
    }

    public async Task WriteStateAsync()
    {
        var payload = world.Rows.Payload(State);
        await world.Disk("a state is not written");
        if (world.Defect == Defect.UnwrittenStates && world.Faults.Strikes(50, "a write is forgotten"))
        {
            return;
        }

        var version = world.Rows.Write(key, _version, payload);
        world.Lose("a state is written, not confirmed");
        _version = version;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    public Task ClearStateAsync() => throw new NotSupportedException();
}
