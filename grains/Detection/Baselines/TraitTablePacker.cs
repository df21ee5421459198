using OrleansSec.Detection.CloudTrail;

namespace OrleansSec.Detection.Baselines;

/// <summary>
/// Lets Orleans store and copy a <see cref="TraitTable"/> in its packed form. Many entities show the same values: those
/// that are read from storage share their texts.
/// </summary>
[RegisterConverter]
internal sealed class TraitTablePacker : IConverter<TraitTable, PackedTraits>
{
    private readonly TextPool _texts = new(8192, BoundedText.MaxBytes);

    /// <inheritdoc/>
    public TraitTable ConvertFromSurrogate(in PackedTraits surrogate) => surrogate.ToTable(_texts);

    /// <inheritdoc/>
    public PackedTraits ConvertToSurrogate(in TraitTable value) => PackedTraits.Of(value);
}
