using OrleansSec.Detection.CloudTrail;

namespace OrleansSec.Detection.Correlations;

/// <summary>Lets Orleans store and copy <see cref="Windows"/> in their packed form; those that are read share their texts.</summary>
[RegisterConverter]
internal sealed class WindowsPacker : IConverter<Windows, PackedWindows>
{
    private const int LongestText = 128;

    private readonly TextPool _texts = new(8192, LongestText);

    /// <inheritdoc/>
    public Windows ConvertFromSurrogate(in PackedWindows surrogate) => new(surrogate.Unpack(_texts), surrogate.Dropped);

    /// <inheritdoc/>
    public PackedWindows ConvertToSurrogate(in Windows value) => value.ToPacked();
}
