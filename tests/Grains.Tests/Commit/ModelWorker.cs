using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Intel;
using OrleansSec.Silo.Sources;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>
/// The product's ingest worker in a silo of the model, from the decoded chunk on. Its source is either a folder, read
/// in order, or a queue that several share, which hands a batch out again after a while.
/// </summary>
internal sealed class ModelWorker(ModelSilo silo, ModelQueue queue, RuleSet rules) : ISource, IChunkReader
{
    private static readonly IngestOptions _options = new() { EpochEvents = 12, CallsInFlight = 24, Decoders = 1 };

    private readonly Channel<DecodingBatch> _decoded = Channel.CreateBounded<DecodingBatch>(2);
    private readonly ModelWorld _world = silo.World;

    public SourceView View => throw new NotSupportedException();

    /// <summary>Starts it.</summary>
    public void Start() => _ = silo.Pool.Start(async () =>
    {
        var clock = _world.Clock;
        var status = new IngestStatus(clock);
        var worker = new IngestWorker(
            [],
            new LiveRules(rules, silo.Shelf, clock),
            new IntelFeed(),
            silo.Grains,
            _world.Alerts,
            queue.Ledger,
            queue.Index,
            this,
            silo.Terms,
            status,
            new Patience(status, clock, NullLogger<Patience>.Instance),
            new MemoryBudget(1 << 20),
            clock,
            Options.Create(_options),
            NullLogger<IngestWorker>.Instance);
        await Task.WhenAll(Feed(), worker.Work(_decoded.Reader, CancellationToken.None));
        return true;
    });

    public IAsyncEnumerable<Batch> Batches(CancellationToken cancellation) => throw new NotSupportedException();

    public void Return(Batch batch) => queue.Return(batch.Id);

    /// <summary>Reads a batch again.</summary>
    public async IAsyncEnumerable<Chunk> Read(DecodingBatch first, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var batch = queue.Batch(first.Batch.Id);
        for (var number = 0; number < batch.Slices.Count; number++)
        {
            await _world.Pause(10);
            if (queue.IsShared && _world.Faults.Strikes(10, $"{batch.Id} cannot be read again"))
            {
                throw new IOException("The disk failed.");
            }

            yield return batch.Chunk(number);
        }
    }

    private async Task Feed()
    {
        while (!queue.IsDone)
        {
            if (await queue.Next(this) is not { } batch)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300), _world.Clock);
                continue;
            }

            // Its reader must not be woken on a thread pool that the model does not run.
            var decoding = new DecodingBatch(this, new Batch(batch.Id, "model", batch.Id, 0, () => Stream.Null))
            {
                Chunks = Channel.CreateBounded<Chunk>(new BoundedChannelOptions(2) { AllowSynchronousContinuations = true }),
            };
            await _decoded.Writer.WriteAsync(decoding);
            _ = Decode(batch, decoding.Chunks.Writer);
            await _world.Pause(_world.Faults.Next(4) == 0 ? 2_000 : 5);
        }

        _decoded.Writer.Complete();
    }

    private async Task Decode(ModelBatch batch, ChannelWriter<Chunk> chunks)
    {
        for (var number = 0; number < batch.Slices.Count; number++)
        {
            await _world.Pause(10);
            if (queue.IsShared && _world.Faults.Strikes(10, $"{batch.Id} cannot be read to its end"))
            {
                chunks.Complete(new IOException("The disk failed."));
                return;
            }

            await chunks.WriteAsync(batch.Chunk(number));
        }

        chunks.Complete();
    }
}
