using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// The unit of commit: what has been sent to which activation since the last commit. An activation that has lost its
/// memory is sent all of it again, read from the batches anew: they stay where they are until they are acknowledged.
/// </summary>
internal sealed class Epoch(IGrainFactory grains, IAlertStore alerts, IChunkReader reader, Patience patience, IngestOptions options, Wave wave)
{
    /// <summary>
    /// An epoch is closed at this many slices: a third of what an entity remembers, so that all slices that can be
    /// redelivered after a crash, even one upon another, are known to it.
    /// </summary>
    public const int MaxSlices = 512;

    private readonly Audience _audience = new(grains, patience, options);
    private readonly List<BegunBatch> _begun = [];
    private readonly List<(Batch Batch, BatchRecord Record)> _batches = [];
    private readonly List<Task> _kept = [];

    /// <summary>Batches that were read to their end in this epoch.</summary>
    public IReadOnlyList<(Batch Batch, BatchRecord Record)> Batches => _batches;

    /// <summary>Events added in this epoch.</summary>
    public int Events { get; private set; }

    /// <summary>Bytes of the batches of this epoch, as stored: a source may hold them until they are acknowledged.</summary>
    public long Bytes { get; private set; }

    /// <summary>Chunks added in this epoch: no entity is sent more slices.</summary>
    public int Slices { get; private set; }

    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsEmpty => Slices == 0 && _batches.Count == 0;

    /// <summary>The entities seen.</summary>
    public IReadOnlyCollection<Sighting> Seen => _audience.Seen;

    /// <summary>Whether what was added must be sent before more is.</summary>
    public bool IsWaveFull => wave.IsFull;

    /// <summary>Adds a chunk of a batch, to be sent with the next wave.</summary>
    public void Add(DecodingBatch batch, int number, Chunk chunk)
    {
        wave.Add(chunk);
        Events += chunk.Events;
        Slices++;
        if (_begun.Count == 0 || _begun[^1].Batch != batch)
        {
            _begun.Add(new BegunBatch(batch, number));
            Bytes += batch.Batch.Size;
        }

        _begun[^1].Added = number + 1;
    }

    /// <summary>Sends what was added to its entities, and makes the evidence that they ask for durable; answers the chunks.</summary>
    public async Task<IReadOnlyList<Chunk>> Observe(CancellationToken cancellation)
    {
        if (wave.Chunks.Count == 0)
        {
            return [];
        }

        // Accounts first: they freeze what their principals are judged by.
        var evidence = new AskedRecords();
        await Deliver(wave.Accounts, _audience.Tell, evidence, cancellation);
        await Deliver(wave.Principals, _audience.Tell, evidence, cancellation);
        await KeepEvidence(wave.Chunks, evidence, cancellation);
        Chunk[] chunks = [.. wave.Chunks];
        wave.Clear();
        _begun.ForEach(b => b.Sent = b.Added);
        return chunks;
    }

    /// <summary>Something is being written that must be durable before the epoch ends.</summary>
    public void Keep(Task writing) => _kept.Add(writing);

    /// <summary>All that was to be written is durable.</summary>
    public Task Kept() => Task.WhenAll(_kept);

    /// <summary>A batch has been read to its end.</summary>
    public void Complete(Batch batch, BatchRecord record) => _batches.Add((batch, record));

    /// <summary>
    /// Gives a batch back to its source, to come again: it is not acknowledged, and no more of it is sent. So no entity
    /// hears a later slice of it without the earlier ones.
    /// </summary>
    public void GiveBack(DecodingBatch batch)
    {
        // Under way a second time, it must end, too: of neither all was sent.
        wave.Remove(batch.Batch.Id);
        foreach (var same in _begun.Select(b => b.Batch).Where(b => b.Batch.Id == batch.Batch.Id).Append(batch).Where(b => !b.IsGivenBack).Distinct().ToArray())
        {
            same.IsGivenBack = true;
            same.Source.Return(same.Batch);
        }

        _begun.RemoveAll(b => b.Batch.IsGivenBack);
        _batches.RemoveAll(b => b.Batch.Id == batch.Batch.Id);
    }

    /// <summary>Makes the memory of every touched entity durable.</summary>
    public async Task Commit(CancellationToken cancellation)
    {
        var refused = await _audience.Commit(cancellation);
        while (refused.Count > 0)
        {
            await Recall(refused, cancellation);
            refused = await _audience.Commit(refused, cancellation);
        }
    }

    private async Task Deliver<T>(IReadOnlyDictionary<EntityId, List<T>> slices, Tell<T> tell, AskedRecords evidence, CancellationToken cancellation)
    {
        var refused = await tell(slices.Keys, slices, evidence, cancellation);
        while (refused.Count > 0)
        {
            await Recall(refused, cancellation);
            refused = await tell(refused.Where(slices.ContainsKey), slices, evidence, cancellation);
        }
    }

    // The new activations know what was committed before this epoch, so what was sent in it is all they lack; what they
    // have in storage after all they skip.
    private async Task Recall(IEnumerable<EntityId> entities, CancellationToken cancellation)
    {
        var lost = entities.ToHashSet();
        while (lost.Count > 0)
        {
            _audience.Forget(lost);
            lost = await RecallOnce(lost, cancellation);
        }
    }

    // Answers those that yet another activation has taken over meanwhile: they must hear it from the start.
    private async Task<HashSet<EntityId>> RecallOnce(HashSet<EntityId> entities, CancellationToken cancellation)
    {
        var (part, lost) = (new Wave(), new HashSet<EntityId>());
        foreach (var begun in _begun.ToArray())
        {
            if (begun.Batch.IsGivenBack || begun.Sent <= begun.First)
            {
                continue;
            }

            try
            {
                await foreach (var (number, chunk) in reader.Read(begun.Batch, cancellation).Index().WithCancellation(cancellation))
                {
                    if (number >= begun.Sent)
                    {
                        chunk.GiveBack();
                        break;
                    }

                    part.Add(chunk, id => number >= begun.First && entities.Contains(id));
                    if (part.IsFull)
                    {
                        await Tell();
                    }
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                GiveBack(begun.Batch);
            }
        }

        await Tell();
        return lost;

        async Task Tell()
        {
            var evidence = new AskedRecords();
            lost.UnionWith(await _audience.Tell(part.Accounts.Keys, part.Accounts, evidence, cancellation));
            lost.UnionWith(await _audience.Tell(part.Principals.Keys, part.Principals, evidence, cancellation));
            entities.ExceptWith(lost);
            await KeepEvidence(part.Chunks, evidence, cancellation);

            foreach (var chunk in part.Chunks)
            {
                chunk.GiveBack();
            }

            part.Clear();
        }
    }

    private async Task KeepEvidence(IReadOnlyList<Chunk> chunks, AskedRecords asked, CancellationToken cancellation)
    {
        if (asked.Events.Count > 0)
        {
            Evidence[] evidence = [.. chunks.SelectMany(c => c.Evidence(asked.Events))];
            await patience.Try("keep evidence", () => Kept(alerts.KeepEvidence(evidence, cancellation)), cancellation);
        }

        static async Task<bool> Kept(Task task)
        {
            await task;
            return true;
        }
    }

    private delegate Task<IReadOnlyCollection<EntityId>> Tell<T>(
        IEnumerable<EntityId> entities, IReadOnlyDictionary<EntityId, List<T>> slices, AskedRecords evidence, CancellationToken cancellation);

    // A batch of which chunks were added in this epoch: from First on, up to but without Added; those before Sent are sent.
    private sealed class BegunBatch(DecodingBatch batch, int first)
    {
        public DecodingBatch Batch { get; } = batch;

        public int First { get; } = first;

        public int Added { get; set; }

        public int Sent { get; set; }
    }
}
