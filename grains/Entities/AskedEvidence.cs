namespace OrleansSec.Grains;

/// <summary>
/// The events that the last slices with alerts asked to keep as evidence: the answer to a repeat, should the first
/// answer have been lost after the slice was stored.
/// </summary>
[GenerateSerializer, Alias("AskedEvidence")]
internal sealed class AskedEvidence
{
    /// <summary>How many slices are remembered. Few have alerts.</summary>
    public const int Capacity = 16;

    [Id(0)]
    private readonly List<string> _slices = [];

    [Id(1)]
    private readonly List<string[]> _events = [];

    /// <summary>Remembers what a slice asked for; the oldest makes room.</summary>
    public void Add(string sliceId, IEnumerable<string> events)
    {
        if (_slices.Count == Capacity)
        {
            _slices.RemoveAt(0);
            _events.RemoveAt(0);
        }

        _slices.Add(sliceId);
        _events.Add([.. events]);
    }

    /// <summary>What a slice asked for, as far as it is remembered.</summary>
    public IReadOnlyList<string> Of(string sliceId) => _slices.IndexOf(sliceId) is >= 0 and var index ? _events[index] : [];
}
