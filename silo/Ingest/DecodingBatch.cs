using System.Threading.Channels;
using OrleansSec.Silo.Sources;

namespace OrleansSec.Silo.Ingest;

/// <summary>A batch on its way through the decoders: its chunks come in order, few at a time.</summary>
internal sealed class DecodingBatch(ISource source, Batch batch)
{
    /// <summary>Where it came from.</summary>
    public ISource Source { get; } = source;

    /// <summary>What it is.</summary>
    public Batch Batch { get; } = batch;

    /// <summary>Whether it has been given back to its source: then it must not be acknowledged.</summary>
    public bool IsGivenBack { get; set; }

    /// <summary>Completed by the decoder; with an <see cref="IOException"/> where the object could not be read.</summary>
    public Channel<Chunk> Chunks { get; init; } = Channel.CreateBounded<Chunk>(new BoundedChannelOptions(2)
    {
        SingleReader = true,
        SingleWriter = true,
    });
}
