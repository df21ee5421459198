using Orleans.Storage;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>The storage of one entity upon the model's rows; each write takes its time and may fail before or after it is done.</summary>
internal sealed class ModelStorage(string key, ModelWorld world) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await world.Disk("a state is not read");
        var (state, version) = world.Rows.Read(key);
        (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)(object)state, version!, version is not null);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = world.Rows.Payload((EntityState)(object)grainState.State!);
        await world.Disk("a state is not written");
        if (world.Defect == Defect.UnwrittenStates && world.Faults.Strikes(50, "a write is forgotten"))
        {
            return;
        }

        var version = world.Rows.Write(key, grainState.ETag, payload);
        world.Lose("a state is written, not confirmed");
        grainState.ETag = version;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
}
