using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>All that is known of addresses and names at one moment. A refresh makes another; this one never changes.</summary>
public sealed class IntelSnapshot
{
    private const int MostMatches = 8;
    private const string AddressField = "sourceIPAddress";

    /// <summary>Nothing is known.</summary>
    public static IntelSnapshot Empty { get; } = new();

    /// <summary>Where addresses are; null without a database.</summary>
    public IPlaces? Places { get; init; }

    /// <summary>Differs whenever the lists do.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>The indicators of all lists.</summary>
    public IndicatorSet Indicators { get; init; } = IndicatorSet.Empty;

    /// <summary>
    /// What lists say of a caller's address, whether expired or not; null if nothing. Of a private address only what
    /// names it alone: many lists hold the private ranges, which say nothing of a caller inside a network.
    /// </summary>
    public IReadOnlyList<IntelMatch>? OfAddress(IpNumber address, string text)
    {
        List<IntelMatch>? matches = null;
        for (var hit = Indicators.Find(address); hit.IsHit && matches is null or { Count: < MostMatches }; hit = Indicators.Next(hit))
        {
            if (!address.IsPrivate || Indicators.IsSingle(hit) || Indicators.List(hit).IsContext)
            {
                (matches ??= []).Add(Indicators.Describe(hit, AddressField, text));
            }
        }

        return matches;
    }

    /// <summary>
    /// What lists say of a value of a request: an address or range, a URL, a host name or a hash; null if nothing.
    /// </summary>
    public IReadOnlyList<IntelMatch>? OfValue(string field, string value)
    {
        if (!IndicatorText.TryRead(value, out var read))
        {
            return null;
        }

        List<IntelMatch>? matches = null;
        switch (read.Kind)
        {
            case IndicatorKind.Address:
                OfRange(read.Network);
                break;
            case IndicatorKind.File:
                Gather(Indicators.FindFile(read.Text));
                break;
            default:
                Gather(Indicators.FindHost(read.Text));
                Gather(Indicators.FindDomain(read.Text));
                break;
        }

        return matches;

        void Gather(IndicatorHit hit)
        {
            for (; hit.IsHit && matches is null or { Count: < MostMatches }; hit = Indicators.Next(hit))
            {
                (matches ??= []).Add(Indicators.Describe(hit, field, value));
            }
        }

        // A range is named by an indicator that holds all of it.
        void OfRange(IpNetwork network)
        {
            for (var hit = Indicators.Find(network.First); hit.IsHit; hit = Indicators.Next(hit))
            {
                if (Indicators.Length(hit) <= network.Length && (!network.First.IsPrivate || Indicators.IsSingle(hit)))
                {
                    Gather(hit);
                    return;
                }
            }
        }
    }
}
