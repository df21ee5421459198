using OrleansSec.Contracts.Events;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>Takes the records of one batch from the log reader: rules, routing, chunks. Runs on a decoding thread.</summary>
internal sealed class ChunkSink(
    DecodingBatch decoding, RuleBook rules, ObservationReader observations, DateTimeOffset notAfter, MemoryBudget memory, CancellationToken stopping)
    : ILogSink
{
    private readonly Batch _batch = decoding.Batch;
    private readonly List<RuleHit> _hits = [];
    private Chunk _chunk = new(Chunk.IdOf(decoding.Batch.Id, 0), observations.Intel);
    private int _number;

    /// <inheritdoc/>
    public void Record(EventFields fields, long offset, int length)
    {
        if (_chunk.IsFull)
        {
            Pass();
        }

        _hits.Clear();
        rules.Match(fields, _hits);
        IReadOnlyList<RuleHit> hits = _hits.Count == 0 ? [] : _hits.ToArray();
        var result = observations.Read(fields, new EventPointer(_batch.Object, offset, length), notAfter, hits);
        if (result.Observation is { } observation)
        {
            _chunk.Add(result.Principal, observation, fields.Raw);
        }
        else
        {
            Quarantine(offset, result.Reason ?? string.Empty, result.Detail ?? string.Empty, 1);
        }
    }

    /// <inheritdoc/>
    public void Quarantine(long offset, string reason, string detail, long count) =>
        _chunk.Quarantine.Add(new QuarantineEntry(offset, reason, detail, count));

    /// <inheritdoc/>
    public void Skip(string kind) => _chunk.Skipped++;

    /// <summary>Passes on the last chunk.</summary>
    public void Finish() => Pass();

    private void Pass()
    {
        _chunk.Close();

        // A decoding thread is ours to block: this is how a full pipeline slows the decoders down.
        memory.Take(decoding, _chunk.RawBytes + _chunk.ObservedBytes, stopping);
        decoding.Chunks.Writer.WriteAsync(_chunk, stopping).AsTask().GetAwaiter().GetResult();
        _chunk = new Chunk(Chunk.IdOf(_batch.Id, ++_number), observations.Intel);
    }
}
