namespace OrleansSec.Contracts.Stores;

/// <summary>Takes uploads durably; the ingest worker reads them from there.</summary>
public interface IPushIntake
{
    /// <summary>
    /// Spools an upload to disk and answers when it is durable. The same content is taken once. Throws
    /// <see cref="IOException"/> when it cannot be made durable: the caller must not acknowledge.
    /// </summary>
    /// <param name="content">CloudTrail JSON, JSON lines or a log file, gzip or plain (told by its first bytes).</param>
    /// <param name="cancellation">Stops the spooling; nothing is taken then.</param>
    Task<PushReceipt> Accept(Stream content, CancellationToken cancellation);
}

/// <summary>An upload that is durable.</summary>
/// <param name="BatchId">Hash of the content.</param>
/// <param name="Bytes">How many bytes came.</param>
/// <param name="Repeated">Whether the same content was taken before.</param>
public sealed record PushReceipt(string BatchId, long Bytes, bool Repeated);
