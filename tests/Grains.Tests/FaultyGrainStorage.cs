using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansSec.Grains.Tests;

/// <summary>Grain state in memory, guarded by etags; writes fail on demand, before or after they are done.</summary>
internal sealed class FaultyGrainStorage(Serializer serializer) : IGrainStorage
{
    // Shared by all silos of the test cluster, as a database would be.
    private static readonly ConcurrentDictionary<string, (string ETag, byte[] State)> _rows = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, StorageFault> _faults = new(StringComparer.Ordinal);

    /// <summary>Lets the next write of a key fail.</summary>
    public static void FailNext(string key, StorageFault fault) => _faults[key] = fault;

    /// <summary>How often a key was written.</summary>
    public static int Writes(string key) =>
        _rows.TryGetValue(key, out var row) ? int.Parse(row.ETag, CultureInfo.InvariantCulture) : 0;

    /// <summary>The version of a key; null if it was never written.</summary>
    public static string? Version(string key) => _rows.TryGetValue(key, out var row) ? row.ETag : null;

    /// <summary>Another activation, somewhere, stores the same again.</summary>
    public static void StoreElsewhere(string key) =>
        _rows[key] = ((Writes(key) + 1).ToString(CultureInfo.InvariantCulture), _rows[key].State);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var isStored = _rows.TryGetValue(grainId.Key.ToString()!, out var row);
        grainState.State = isStored ? serializer.Deserialize<T>(row.State)! : Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (isStored ? row.ETag : null!, isStored);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = grainId.Key.ToString()!;
        _faults.TryRemove(key, out var fault);
        if (fault == StorageFault.BeforeWrite)
        {
            throw new IOException("The database is away.");
        }

        var stored = Version(key);
        if (stored != grainState.ETag)
        {
            throw new InconsistentStateException("Written by another.", stored, grainState.ETag);
        }

        var next = (Writes(key) + 1).ToString(CultureInfo.InvariantCulture);
        _rows[key] = (next, serializer.SerializeToArray(grainState.State));
        if (fault == StorageFault.AfterWrite)
        {
            throw new IOException("The answer was lost.");
        }

        (grainState.ETag, grainState.RecordExists) = (next, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
}
