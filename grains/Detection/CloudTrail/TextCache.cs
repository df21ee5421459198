namespace OrleansSec.Detection.CloudTrail;

/// <summary>
/// What texts that come again and again were turned into. Bounded, since the texts may be hostile: a full cache
/// starts anew, and a long text is not kept.
/// </summary>
internal sealed class TextCache<T>(int capacity, Func<string, T> make)
{
    private const int LongestKey = 512;

    private readonly Dictionary<byte[], T> _values = new(Utf8Comparer.Instance);

    /// <summary>The value of a UTF-8 text.</summary>
    public T this[ReadOnlySpan<byte> text]
    {
        get
        {
            var lookup = _values.GetAlternateLookup<ReadOnlySpan<byte>>();
            if (lookup.TryGetValue(text, out var value))
            {
                return value;
            }

            value = make(System.Text.Encoding.UTF8.GetString(text));
            if (text.Length <= LongestKey)
            {
                if (_values.Count >= capacity)
                {
                    _values.Clear();
                }

                lookup[text] = value;
            }

            return value;
        }
    }

    /// <summary>Forgets all, when what the texts are turned into has changed.</summary>
    public void Clear() => _values.Clear();
}
