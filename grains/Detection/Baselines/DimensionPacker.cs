using OrleansSec.Detection.CloudTrail;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// Lets Orleans store and copy a <see cref="Dimension"/> in its packed form. Many entities show the same values: those that
/// are read from storage share their texts.
/// </summary>
[RegisterConverter]
internal sealed class DimensionPacker : IConverter<Dimension, PackedDimension>
{
    private readonly TextPool _texts = new(8192, BoundedText.MaxBytes);

    /// <inheritdoc/>
    public Dimension ConvertFromSurrogate(in PackedDimension surrogate) => Dimension.Of(
        PackedDimension.Unpack(surrogate.Rows, _texts), surrogate.Events, surrogate.Hours, surrogate.Forgotten, surrogate.Lost);

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
