using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Grains;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Takes batches from the sources to the grains in epochs: observe, commit, and only then acknowledge (DESIGN
/// section 5). A process that dies before that leaves its batches unacknowledged, and they come again.
/// </summary>
internal sealed partial class IngestWorker(
    IEnumerable<ISource> sources,
    LiveRules rules,
    IntelFeed intel,
    IGrainFactory grains,
    IAlertStore alerts,
    IBatchLedger ledger,
    IEventWriter index,
    IChunkReader reader,
    CurrentTerms terms,
    IngestStatus status,
    Patience patience,
    MemoryBudget memory,
    TimeProvider clock,
    IOptions<IngestOptions> options,
    ILogger<IngestWorker> logger)
{
    private readonly IngestOptions _options = options.Value;
    private readonly Wave _wave = new();
    private readonly Unindexed _unindexed = new();

    /// <summary>Told of every acknowledged batch.</summary>
    public event Action<BatchRecord>? Acknowledged;

    /// <summary>Runs until every source has ended, or until cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var decoders = new Decoders(rules, intel, clock, memory, _options);
        await Task.WhenAll(
            OrStop(Read(decoders, stopping.Token), stopping),
            OrStop(Work(decoders.Ordered, stopping.Token), stopping));
    }

    // Neither half can go on without the other: a reader would wait for room for ever.
    private static async Task OrStop(Task half, CancellationTokenSource stopping)
    {
        try
        {
            await half;
        }
        catch
        {
            await stopping.CancelAsync();
            throw;
        }
    }

    private async Task Read(Decoders decoders, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(sources.Select(source => Read(source, decoders, cancellation)));
        }
        finally
        {
            decoders.Complete();
        }
    }

    private static async Task Read(ISource source, Decoders decoders, CancellationToken cancellation)
    {
        await foreach (var batch in source.Batches(cancellation))
        {
            await decoders.Add(source, batch, cancellation);
        }
    }

    /// <summary>Takes decoded batches to the grains until none will come.</summary>
    internal async Task Work(ChannelReader<DecodingBatch> batches, CancellationToken cancellation)
    {
        var epoch = Open(_options.EpochAge);
        while (await Next(batches, epoch, cancellation) is { } next)
        {
            if (next.Batch is { } decoding)
            {
                epoch = epoch.Value.IsEmpty ? epoch with { OpenedAt = clock.GetTimestamp() } : epoch;
                epoch = await Take(decoding, batches, epoch, cancellation);
            }

            epoch = await CloseIfDue(epoch, isIdle: next.Batch is null, cancellation);
        }

        await Close(epoch.Value, cancellation);
    }

    // Null: no batch will ever come. No batch: none came before the open epoch was due.
    private async Task<NextBatch?> Next(ChannelReader<DecodingBatch> batches, OpenEpoch epoch, CancellationToken cancellation)
    {
        if (batches.TryRead(out var ready))
        {
            return new NextBatch(ready);
        }

        await Observe(epoch.Value, cancellation);
        using var due = new CancellationTokenSource(
            epoch.Value.IsEmpty ? Timeout.InfiniteTimeSpan : Positive(_options.IdleEpochAge - clock.GetElapsedTime(epoch.OpenedAt)),
            clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellation);
        try
        {
            return await batches.WaitToReadAsync(both.Token) && batches.TryRead(out var batch) ? new NextBatch(batch) : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new NextBatch(null);
        }
    }

    private async Task<OpenEpoch> Take(
        DecodingBatch decoding, ChannelReader<DecodingBatch> batches, OpenEpoch epoch, CancellationToken cancellation)
    {
        memory.Serve(decoding);
        var (batch, quarantine) = (decoding.Batch, new List<QuarantineEntry>());
        long events = 0, skipped = 0;
        var number = 0;
        try
        {
            await foreach (var chunk in decoding.Chunks.Reader.ReadAllAsync(cancellation))
            {
                await SetThresholds(chunk, epoch.Value, cancellation);
                if (decoding.IsGivenBack || IsTorn(chunk, batch))
                {
                    memory.GiveBack(chunk.RawBytes + chunk.ObservedBytes);
                    epoch.Value.GiveBack(decoding);
                    continue;
                }

                epoch.Value.Add(decoding, number++, chunk);
                if (epoch.Value.IsWaveFull || memory.IsShort || !IsMoreReady(decoding, batches))
                {
                    await Observe(epoch.Value, cancellation);
                }

                (events, skipped) = (events + chunk.Events, skipped + chunk.Skipped);
                quarantine.AddRange(chunk.Quarantine);
                epoch = await CloseIfDue(epoch, isIdle: false, cancellation);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Shown once, under an id of its own, and tried again: a permission can come back.
            LogUnreadable(batch.Object, failure.Message);
            epoch.Value.GiveBack(decoding);
            batch = batch with { Id = $"{batch.Id}:unreadable", Acknowledged = null };
            quarantine = [new QuarantineEntry(0, "unreadable", failure.Message, 1)];
            (events, skipped) = (0, 0);
        }

        if (decoding.IsGivenBack && batch == decoding.Batch)
        {
            return epoch;
        }

        epoch.Value.Complete(batch, new BatchRecord(batch.Id, batch.Source, batch.Object, events, skipped, quarantine));
        return epoch;
    }

    // A writer that is not done leaves a torn end. The grown file is another batch, so of a file with many chunks the
    // earlier ones are learnt twice; alerts are not doubled, since their events are a set.
    private static bool IsTorn(Chunk chunk, Batch batch) =>
        chunk.Quarantine.Exists(q => q.Reason.StartsWith("truncated-", StringComparison.Ordinal)) && batch.MayGrow();

    // What is ready now may join the wave; nothing is waited for.
    private static bool IsMoreReady(DecodingBatch decoding, ChannelReader<DecodingBatch> batches) =>
        decoding.Chunks.Reader.TryPeek(out _)
        || (decoding.Chunks.Reader.Completion.IsCompleted && batches.TryPeek(out var next) && next.Chunks.Reader.TryPeek(out _));

    // All that came before the first chunk of a day is judged first, and none of the chunk: so the day's threshold
    // depends neither on which entity is asked first nor on how far a wave has come.
    private async Task SetThresholds(Chunk chunk, Epoch epoch, CancellationToken cancellation)
    {
        foreach (var observations in chunk.Principals.Values.Where(o => !terms.Know(o)))
        {
            await Observe(epoch, cancellation);
            await patience.Try("set the alert threshold of a day", () => Done(terms.For([new ObservationSlice(chunk.SliceId, observations)], cancellation).AsTask()), cancellation);
        }
    }

    private async Task Observe(Epoch epoch, CancellationToken cancellation)
    {
        var chunks = await epoch.Observe(cancellation);
        foreach (var chunk in chunks)
        {
            _unindexed.Add(chunk);
            status.Count(chunk.Events);
            rules.Count(chunk);
            memory.GiveBack(chunk.RawBytes);
            chunk.GiveBack();
        }

        if (_unindexed.IsFull || memory.IsShort)
        {
            epoch.Keep(Index(_unindexed.Take(), cancellation));
        }
    }

    // Beside the grains' work, and waited for only before batches are acknowledged: no alert waits for it.
    private async Task Index(IReadOnlyList<Chunk> chunks, CancellationToken cancellation)
    {
        KeyValuePair<EntityId, List<Observation>>[] principals = [.. chunks.SelectMany(c => c.Principals)];
        await patience.Try("keep events for searching", () => Done(index.Write(principals, cancellation)), cancellation);
        foreach (var chunk in chunks)
        {
            intel.Kept(chunk.Intel);
            memory.GiveBack(chunk.ObservedBytes);
        }
    }

    private async Task<OpenEpoch> CloseIfDue(OpenEpoch epoch, bool isIdle, CancellationToken cancellation)
    {
        var age = clock.GetElapsedTime(epoch.OpenedAt);
        var isDue = isIdle
            || age >= epoch.MaxAge
            || epoch.Value.Events >= _options.EpochEvents
            || epoch.Value.Slices >= Epoch.MaxSlices
            || epoch.Value.Bytes >= memory.Limit / 2;
        if (!isDue)
        {
            return epoch;
        }

        await Close(epoch.Value, cancellation);
        return Open(isIdle ? _options.EpochAge : epoch.MaxAge * 2);
    }

    // While input waits epochs grow: fewer commits, and what a crash repeats stays in proportion to what was done before it.
    private OpenEpoch Open(TimeSpan age) => new(
        new Epoch(grains, alerts, reader, patience, _options, _wave),
        clock.GetTimestamp(),
        age < _options.LongestEpoch ? age : _options.LongestEpoch);

    private async Task Close(Epoch epoch, CancellationToken cancellation)
    {
        if (epoch.IsEmpty)
        {
            return;
        }

        await Observe(epoch, cancellation);
        epoch.Keep(Index(_unindexed.Take(), cancellation));
        await epoch.Commit(cancellation);
        await epoch.Kept();
        BatchRecord[] records = [.. epoch.Batches.Select(b => b.Record)];
        await patience.Try("acknowledge batches", () => Done(ledger.Acknowledge(records, epoch.Seen, cancellation)), cancellation);
        foreach (var (batch, record) in epoch.Batches)
        {
            batch.Acknowledged?.Invoke();
            Acknowledged?.Invoke(record);
        }
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Object} could not be read: {Reason}")]
    private partial void LogUnreadable(string @object, string reason);

    private readonly record struct OpenEpoch(Epoch Value, long OpenedAt, TimeSpan MaxAge);

    private sealed record NextBatch(DecodingBatch? Batch);
}
