using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Cluster;

/// <summary>The intake of a process that has no spool: it refuses, so that the sender keeps the upload and tries a silo.</summary>
internal sealed class NoIntake : IPushIntake
{
    /// <inheritdoc/>
    public Task<PushReceipt> Accept(Stream content, CancellationToken cancellation) =>
        throw new IOException("This gateway takes no uploads: send them to a silo (serve --roles silo or all).");
}
