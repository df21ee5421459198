namespace OrleansSec.Detection.Baselines;

/// <summary>What a <see cref="TraitTable"/> keeps of a trait beside its rows.</summary>
internal struct DimensionSums
{
    /// <summary>As <see cref="Dimension.Events"/>.</summary>
    public float Events;

    /// <summary>As <see cref="Dimension.Hours"/>.</summary>
    public float Hours;

    /// <summary>As <see cref="Dimension.Forgotten"/>.</summary>
    public float Forgotten;

    /// <summary>As <see cref="Dimension.Lost"/>.</summary>
    public float Lost;

    /// <summary>Where its rows start.</summary>
    public ushort Start;

    /// <summary>How many rows it has.</summary>
    public ushort Count;

    /// <summary>What its rows count for in the limit.</summary>
    public ushort Size;

    /// <summary>Which of its rows was asked for last: an event asks for its values several times.</summary>
    public ushort Asked;
}
