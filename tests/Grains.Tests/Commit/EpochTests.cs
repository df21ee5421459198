using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Intel;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;
using OrleansSec.TestKit;
using Xunit;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>An epoch and one principal, which notes what its living activation hears.</summary>
public sealed class EpochTests
{
    private readonly List<string> _heard = [];
    private readonly List<string> _evidence = [];
    private readonly Reader _reader = new();
    private readonly Source _source = new();
    private readonly Epoch _epoch;
    private int _incarnation = 1;
    private int _failures;

    public EpochTests()
    {
        var principal = StandIn.For<IPrincipalGrain>((method, args) => method.Name == nameof(IPrincipalGrain.Observe)
            ? Observe((IReadOnlyList<ObservationSlice>)args[0]!, (string?)args[1])
            : Commit());
        var grains = StandIn.For<IGrainFactory>((_, _) => principal);
        var alerts = StandIn.For<IAlertStore>(Keep);
        var patience = new Patience(new IngestStatus(TimeProvider.System), TimeProvider.System, NullLogger<Patience>.Instance);
        _epoch = new Epoch(grains, alerts, _reader, patience, new IngestOptions(), new Wave());
    }

    private string Incarnation => $"activation {_incarnation}";

    [Fact]
    public async Task Sends_a_slice_once_to_an_activation_that_lives_on()
    {
        var batch = Batch("a", chunks: 2);
        await Observe(batch, 0);
        await Observe(batch, 1);

        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["a#0", "a#1", "commit"], _heard);
        Assert.Equal(0, _reader.Reads);
    }

    [Fact]
    public async Task Sends_all_slices_again_in_order_when_the_activation_was_lost_before_the_commit()
    {
        var (first, second) = (Batch("a", chunks: 1), Batch("b", chunks: 2));
        await Observe(first, 0);
        await Observe(second, 0);
        await Observe(second, 1);

        Lose();
        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["commit", "a#0 b#0 b#1", "commit"], _heard);
    }

    [Fact]
    public async Task Sends_the_earlier_slices_first_when_the_activation_was_lost_between_two()
    {
        var batch = Batch("a", chunks: 3);
        await Observe(batch, 0);

        Lose();
        await Observe(batch, 1);
        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["refused a#1", "a#0", "a#1", "commit"], _heard);
    }

    [Fact]
    public async Task Sends_from_the_start_when_the_activation_is_lost_once_more_meanwhile()
    {
        var batch = Batch("a", chunks: 1);
        await Observe(batch, 0);
        Lose();
        _reader.Reading = number =>
        {
            _reader.Reading = _ => { };
            Lose();
        };

        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["a#0", "commit"], _heard);
    }

    [Fact]
    public async Task Does_not_send_again_what_an_earlier_epoch_has_committed()
    {
        await Observe(Batch("a", chunks: 3), 2);

        Lose();
        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["commit", "a#2", "commit"], _heard);
    }

    [Fact]
    public async Task Keeps_the_evidence_that_is_asked_for_the_second_time()
    {
        await Observe(Batch("a", chunks: 1), 0);
        _evidence.Clear();

        Lose();
        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["a#0"], _evidence);
    }

    [Fact]
    public async Task Gives_a_batch_back_that_cannot_be_read_again_and_sends_no_more_of_it()
    {
        var (gone, other) = (Batch("a", chunks: 2), Batch("b", chunks: 1));
        await Observe(gone, 0);
        Lose();
        _reader.Reading = number => throw new FileNotFoundException();
        _epoch.Add(gone, 1, Reader.Chunk("a", 1));
        _epoch.Add(other, 0, Reader.Chunk("b", 0));
        _epoch.Complete(gone.Batch, Record(gone));
        _epoch.Complete(other.Batch, Record(other));

        await _epoch.Observe(CancellationToken.None);
        await _epoch.Commit(CancellationToken.None);

        Assert.Equal(["refused a#1 b#0", "b#0", "commit"], _heard);
        Assert.Equal(["a"], _source.Returned);
        Assert.True(gone.IsGivenBack);
        Assert.Equal(["b"], _epoch.Batches.Select(b => b.Record.Id));
    }

    [Fact]
    public async Task Tries_again_when_a_call_fails()
    {
        _failures = 1;

        await Observe(Batch("a", chunks: 1), 0);

        Assert.Equal(["failed a#0", "a#0"], _heard);
    }

    private static BatchRecord Record(DecodingBatch batch) => new(batch.Batch.Id, "test", batch.Batch.Id, 1, 0, []);

    private DecodingBatch Batch(string id, int chunks)
    {
        _reader.Chunks[id] = chunks;
        return new DecodingBatch(_source, new Batch(id, "test", id, 1, () => Stream.Null));
    }

    private async Task Observe(DecodingBatch batch, int number)
    {
        _epoch.Add(batch, number, Reader.Chunk(batch.Batch.Id, number));
        await _epoch.Observe(CancellationToken.None);
    }

    private void Lose()
    {
        _incarnation++;
        _heard.Clear();
    }

    private Task<ObserveReceipt> Observe(IReadOnlyList<ObservationSlice> slices, string? incarnation)
    {
        var said = string.Join(' ', slices.Select(s => s.SliceId));
        if (_failures-- > 0)
        {
            _heard.Add($"failed {said}");
            throw new TimeoutException();
        }

        var applies = incarnation is null || incarnation == Incarnation;
        _heard.Add(applies ? said : $"refused {said}");
        return Task.FromResult(new ObserveReceipt(Incarnation, applies, applies ? [.. slices.Select(s => s.SliceId)] : []));
    }

    private Task<string> Commit()
    {
        _heard.Add("commit");
        return Task.FromResult(Incarnation);
    }

    private object? Keep(MethodInfo method, object?[] args)
    {
        _evidence.AddRange(((IReadOnlyList<Evidence>)args[0]!).Select(e => e.EventId));
        return method.Name == nameof(IAlertStore.KeepEvidence) ? Task.CompletedTask : throw new NotSupportedException(method.Name);
    }

    // Batches of chunks of one event each, which has the slice's id.
    private sealed class Reader : IChunkReader
    {
        public Dictionary<string, int> Chunks { get; } = [];

        public Action<int> Reading { get; set; } = _ => { };

        public int Reads { get; private set; }

        public async IAsyncEnumerable<Chunk> Read(DecodingBatch first, [EnumeratorCancellation] CancellationToken cancellation)
        {
            Reads++;
            for (var number = 0; number < Chunks[first.Batch.Id]; number++)
            {
                await Task.Yield();
                Reading(number);
                yield return Chunk(first.Batch.Id, number);
            }
        }

        public static Chunk Chunk(string batch, int number)
        {
            var id = OrleansSec.Silo.Ingest.Chunk.IdOf(batch, number);
            var chunk = new Chunk(id, IntelSnapshot.Empty);
            chunk.Add(Observed.Role, Observed.After(TimeSpan.FromMinutes(number), id), Encoding.UTF8.GetBytes(id));
            return chunk;
        }
    }

    private sealed class Source : ISource
    {
        public List<string> Returned { get; } = [];

        public SourceView View => throw new NotSupportedException();

        public IAsyncEnumerable<Batch> Batches(CancellationToken cancellation) => throw new NotSupportedException();

        public void Return(Batch batch) => Returned.Add(batch.Id);
    }
}
