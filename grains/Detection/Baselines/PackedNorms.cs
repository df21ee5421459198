using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>An account's norms in their stored form.</summary>
[GenerateSerializer, Alias("PackedNorms")]
internal struct PackedNorms
{
    /// <summary>By trait: its number, how many values, and of each the text, the generation and the principals by group.</summary>
    [Id(0)]
    public byte[] Rows;

    /// <summary>The frozen days.</summary>
    [Id(1)]
    public FrozenNorms[] Frozen;
}
