namespace OrleansSec.Detection.Baselines;

/// <summary>Lets Orleans store and copy <see cref="AccountNorms"/> in their packed form.</summary>
[RegisterConverter]
internal sealed class NormsPacker : IConverter<AccountNorms, PackedNorms>
{
    /// <inheritdoc/>
    public AccountNorms ConvertFromSurrogate(in PackedNorms surrogate) => AccountNorms.Of(surrogate);

    /// <inheritdoc/>
    public PackedNorms ConvertToSurrogate(in AccountNorms value) => value.ToPacked();
}
