namespace OrleansSec.Silo.Sources;

/// <summary>What a source hands over and can hand over again.</summary>
/// <param name="Id">Stable: the same content at the same place has the same id.</param>
/// <param name="Source">The kind of source, such as <c>folder</c>.</param>
/// <param name="Object">Where it stands, such as a file's full path.</param>
/// <param name="Size">Bytes as stored.</param>
/// <param name="Open">Opens the raw object, gzip or plain. May be called again until the batch is acknowledged or returned; then it may fail.</param>
/// <param name="Acknowledged">Runs after everything in it is durable.</param>
internal sealed record Batch(string Id, string Source, string Object, long Size, Func<Stream> Open, Action? Acknowledged = null)
{
    /// <summary>
    /// Whether the object may still be growing: then a torn end means to come back later, not to quarantine.
    /// </summary>
    public Func<bool> MayGrow { get; init; } = () => false;
}
