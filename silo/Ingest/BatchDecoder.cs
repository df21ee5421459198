using OrleansSec.Detection.CloudTrail;
using OrleansSec.Silo.Intel;

namespace OrleansSec.Silo.Ingest;

/// <summary>Gunzips, decodes and matches one batch after another. Used by one thread, which it blocks where the pipeline is full.</summary>
internal sealed class BatchDecoder(LiveRules live, IntelFeed intel, TimeProvider clock, MemoryBudget memory, IngestOptions options)
{
    private readonly ObservationReader _observations = new();
    private RuleSet? _rules;
    private LogReader? _reader;

    /// <summary>Decodes a batch into its chunks, and completes them: with an <see cref="IOException"/> or the like where the object could not be read.</summary>
    public void Decode(DecodingBatch decoding, CancellationToken stopping)
    {
        // A batch is judged by one set of rules.
        if (_reader is null || !ReferenceEquals(live.Current, _rules))
        {
            _rules = live.Current;
            _reader = new LogReader(_rules.Layout);
        }

        var chunks = decoding.Chunks.Writer;
        try
        {
            using var stream = decoding.Batch.Open();
            _observations.Intel = intel.Current;
            var notAfter = clock.GetUtcNow() + options.ClockTolerance;
            var sink = new ChunkSink(decoding, _rules!.Book, _observations, notAfter, memory, stopping);
            _reader.Read(stream, sink, stopping);
            sink.Finish();
            chunks.TryComplete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            chunks.TryComplete(failure);
        }
    }
}
