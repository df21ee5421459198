using System.Text;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// Texts that come again and again, each as one string, cut to a length. Every text has one place in a table of fixed
/// size and takes it from the text before, so that texts that never come again, or hostile ones, cost no more than their
/// own string. Threads may use it at once: whichever text is last in a place, each reads the one it asked for.
/// </summary>
/// <param name="places">A power of two.</param>
/// <param name="longest">UTF-8 bytes of the longest text that is kept whole.</param>
internal sealed class TextPool(int places, int longest)
{
    private readonly string?[] _texts = new string?[places];

    /// <summary>The string of a UTF-8 text, fit for storage.</summary>
    public string this[ReadOnlySpan<byte> text] => IsShared(text) ? Shared(text) : BoundedText.Of(Encoding.UTF8.GetString(text), longest);

    /// <summary>The string of a UTF-8 text that was made fit before.</summary>
    public string Exactly(ReadOnlySpan<byte> text) => IsShared(text) ? Shared(text) : Encoding.UTF8.GetString(text);

    // What is not printable ASCII is rare and goes without.
    private bool IsShared(ReadOnlySpan<byte> text) => text.Length <= longest && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    private string Shared(ReadOnlySpan<byte> text)
    {
        ref var place = ref _texts[Utf8Comparer.Instance.GetHashCode(text) & (places - 1)];
        return place is { } known && known.Length == text.Length && Ascii.Equals(text, known) ? known : place = Encoding.ASCII.GetString(text);
    }
}
