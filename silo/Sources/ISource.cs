using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Sources;

/// <summary>Where batches come from. Read by one ingest worker.</summary>
internal interface ISource
{
    /// <summary>How it does.</summary>
    SourceView View { get; }

    /// <summary>
    /// Batches that have not been acknowledged yet, in a stable order. Ends when there will never be more; a source
    /// that watches ends only when cancelled. It never throws for trouble with its input: that shows in the view.
    /// </summary>
    IAsyncEnumerable<Batch> Batches(CancellationToken cancellation);

    /// <summary>Takes a batch back that could not be read to its end, to hand it over again later.</summary>
    void Return(Batch batch);
}
