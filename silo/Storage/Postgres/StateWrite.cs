namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>A grain's state on its way to the database.</summary>
/// <param name="Type">Grain type and state name.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="Expected">The version that the writer knows; 0 for none.</param>
/// <param name="Payload">The state; null to clear it.</param>
internal sealed record StateWrite(string Type, string Key, long Expected, byte[]? Payload)
{
    /// <summary>The version stored; null if another one than expected was there.</summary>
    public TaskCompletionSource<long?> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
