using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains;

/// <summary>What an entity stores: its baseline and the slices that are in it. One row, so one write is one commit.</summary>
[GenerateSerializer, Alias("EntityState")]
internal sealed class EntityState
{
    /// <summary>What is normal.</summary>
    [Id(0)]
    public Baseline Baseline { get; set; } = new();

    /// <summary>The slices that the baseline has learnt from.</summary>
    [Id(1)]
    public AppliedSlices Applied { get; set; } = new();

    /// <summary>The events that correlations may still need.</summary>
    [Id(2)]
    public Windows Windows { get; set; } = new();

    /// <summary>What the principals of an account show; null for another entity.</summary>
    [Id(3)]
    public AccountNorms? Norms { get; set; }

    /// <summary>Where a principal is a stranger, and what it did there; null in what a version without it has stored.</summary>
    [Id(4)]
    public Trails? Trails { get; set; }

    /// <summary>What the last slices with alerts asked to keep as evidence; null before the first.</summary>
    [Id(5)]
    public AskedEvidence? Asked { get; set; }
}
