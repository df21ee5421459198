namespace OrleansSec.Silo.Ingest;

/// <summary>Reads a batch that has been read before, for an entity that has lost what it was told of it.</summary>
internal interface IChunkReader
{
    /// <summary>The batch's chunks, cut as they were the first time.</summary>
    /// <exception cref="IOException">The object can no longer be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may no longer be read.</exception>
    IAsyncEnumerable<Chunk> Read(DecodingBatch first, CancellationToken cancellation);
}
