using System.Threading.Channels;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;

namespace OrleansSec.Silo.Ingest;

/// <summary>Threads that gunzip, decode and match rules, several batches at once; what comes out keeps the batches' order.</summary>
internal sealed class Decoders : IDisposable
{
    // As many batches a decoder: small ones fill a wave together.
    private const int MostReady = 12;

    private readonly Channel<DecodingBatch> _ordered;
    private readonly Channel<DecodingBatch> _waiting = Channel.CreateUnbounded<DecodingBatch>();
    private readonly LiveRules _rules;
    private readonly IntelFeed _intel;
    private readonly TimeProvider _clock;
    private readonly MemoryBudget _memory;
    private readonly IngestOptions _options;
    private readonly SemaphoreSlim _adding = new(1);
    private readonly CancellationTokenSource _stopping = new();

    public Decoders(LiveRules rules, IntelFeed intel, TimeProvider clock, MemoryBudget memory, IngestOptions options)
    {
        (_rules, _intel, _clock, _memory, _options) = (rules, intel, clock, memory, options);
        _ordered = Channel.CreateBounded<DecodingBatch>(new BoundedChannelOptions(options.Decoders * MostReady) { SingleReader = true });
        for (var i = 0; i < options.Decoders; i++)
        {
            new Thread(Run) { IsBackground = true, Name = $"decoder-{i}" }.Start();
        }
    }

    /// <summary>Batches in the order in which they were added, while they are being decoded.</summary>
    public ChannelReader<DecodingBatch> Ordered => _ordered.Reader;

    /// <summary>Adds a batch; waits while enough are under way.</summary>
    public async Task Add(ISource source, Batch batch, CancellationToken cancellation)
    {
        var decoding = new DecodingBatch(source, batch);

        // In one order for both: a batch whose turn it is must not wait behind one that waits for its turn.
        await _adding.WaitAsync(cancellation);
        try
        {
            await _ordered.Writer.WriteAsync(decoding, cancellation);
            _waiting.Writer.TryWrite(decoding);
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <summary>No more batches will come.</summary>
    public void Complete()
    {
        _ordered.Writer.TryComplete();
        _waiting.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Complete();
        _stopping.Cancel();
        _stopping.Dispose();
        _adding.Dispose();
    }

    private void Run()
    {
        var (decoder, stopping) = (new BatchDecoder(_rules, _intel, _clock, _memory, _options), _stopping.Token);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_waiting.Reader.TryRead(out var decoding))
            {
                decoder.Decode(decoding, stopping);
            }
        }
    }
}
