namespace OrleansSec.Detection.Intel;

/// <summary>What a reader made of a document. Nothing is dropped unseen: what is not an indicator is refused by name, and counted.</summary>
public sealed class IntelReading
{
    private const int LongestDetail = 200;

    private readonly List<Indicator> _indicators = [];
    private readonly SortedDictionary<string, Refusal> _refused = new(StringComparer.Ordinal);

    /// <summary>The form of the document, such as <c>stix</c>.</summary>
    public string Format { get; init; } = "list";

    /// <summary>The document's own name of itself; null if it has none.</summary>
    public string? Title { get; set; }

    /// <summary>Whether the document says that it only describes.</summary>
    public bool IsContext { get; set; }

    /// <summary>The indicators.</summary>
    public IReadOnlyList<Indicator> Indicators => _indicators;

    /// <summary>What was refused, by reason.</summary>
    public IReadOnlyCollection<Refusal> Refused => _refused.Values;

    /// <summary>Refuses an entry.</summary>
    /// <param name="reason">A stable code.</param>
    /// <param name="detail">Which entry, and why, of the first such.</param>
    public void Refuse(string reason, string detail) => _refused[reason] = _refused.TryGetValue(reason, out var known)
        ? known with { Count = known.Count + 1 }
        : new Refusal(reason, 1, CloudTrail.BoundedText.Of(detail, LongestDetail));

    /// <summary>Adds an indicator, unless it would match a large part of the Internet.</summary>
    public void Add(Indicator indicator)
    {
        if (indicator.Kind == Contracts.Events.IndicatorKind.Address && indicator.Network.Length < (indicator.Network.First.IsV4 ? 8 : 16))
        {
            Refuse("too-wide", $"{indicator} is wider than a /8, or a /16 of IPv6.");
            return;
        }

        _indicators.Add(indicator);
    }
}

/// <summary>Entries that were refused for one reason.</summary>
/// <param name="Reason">A stable code, such as <c>unsupported-operator</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Detail">The first of them. Text of the document.</param>
public sealed record Refusal(string Reason, long Count, string Detail);
