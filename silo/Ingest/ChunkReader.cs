using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Intel;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Decodes a batch again on a thread of its own: the decoders may all be waiting for room that only what comes first
/// can make. Few chunks are under way at a time, so it needs no room of the budget.
/// </summary>
internal sealed class ChunkReader(LiveRules rules, IntelFeed intel, TimeProvider clock, IOptions<IngestOptions> options) : IChunkReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<Chunk> Read(DecodingBatch first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var decoding = new DecodingBatch(first.Source, first.Batch);
        var decoder = new BatchDecoder(rules, intel, clock, new MemoryBudget(long.MaxValue), options.Value);
        var token = stopping.Token;
        new Thread(() => decoder.Decode(decoding, token)) { IsBackground = true, Name = "decoder-again" }.Start();
        try
        {
            await foreach (var chunk in decoding.Chunks.Reader.ReadAllAsync(cancellation))
            {
                yield return chunk;
            }
        }
        finally
        {
            await stopping.CancelAsync();
        }
    }
}
