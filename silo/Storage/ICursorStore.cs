namespace OrleansSec.Silo.Storage;

/// <summary>Remembers how far sources have read that have no other memory of it.</summary>
internal interface ICursorStore
{
    /// <summary>What was kept last under a name; null if nothing.</summary>
    Task<string?> Read(string name, CancellationToken cancellation);

    /// <summary>Keeps a value; it is durable when the task completes.</summary>
    Task Write(string name, string value, CancellationToken cancellation);
}
