namespace OrleansSec.Detection.Baselines;

/// <summary>Lets Orleans store and copy a <see cref="Dimension"/> in its packed form.</summary>
[RegisterConverter]
internal sealed class DimensionPacker : IConverter<Dimension, PackedDimension>
{
    /// <inheritdoc/>
    public Dimension ConvertFromSurrogate(in PackedDimension surrogate) => Dimension.Of(
        PackedDimension.Unpack(surrogate.Rows), surrogate.Events, surrogate.Hours, surrogate.Forgotten, surrogate.Lost);

    /// <inheritdoc/>
    public PackedDimension ConvertToSurrogate(in Dimension value) => new()
    {
        Rows = PackedDimension.Pack(value.Rows()),
        Events = value.Events,
        Hours = value.Hours,
        Forgotten = value.Forgotten,
        Lost = value.Lost,
    };
}
