using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>Gathers indicators of lists and packs them. Used once.</summary>
public sealed class IndicatorSetBuilder
{
    private const int LongestDescription = 160;

    private readonly List<IntelList> _lists = [];
    private readonly List<string> _descriptions = [];
    private readonly Dictionary<string, int> _knownDescriptions = new(StringComparer.Ordinal);
    private readonly List<Provenance> _provenances = [];
    private readonly Dictionary<Provenance, int> _knownProvenances = [];
    private readonly List<(uint First, byte Length, int Provenance)> _v4 = [];
    private readonly List<(UInt128 First, byte Length, int Provenance)> _v6 = [];
    private readonly List<(string Name, int Provenance)> _domains = [];
    private readonly List<(string Name, int Provenance)> _hosts = [];
    private readonly Dictionary<int, List<(byte[] Digest, int Provenance)>> _digests = new() { [16] = [], [20] = [], [32] = [] };

    /// <summary>Adds a list with its indicators.</summary>
    public IndicatorSetBuilder Add(IntelList list, IEnumerable<Indicator> indicators)
    {
        _lists.Add(list);
        foreach (var indicator in indicators)
        {
            Add(indicator, ProvenanceOf(list, indicator));
        }

        return this;
    }

    /// <summary>Packs what was added.</summary>
    public IndicatorSet Build() => new(
        [.. _lists],
        [.. _provenances],
        new TextTable(_descriptions),
        new RangeTable<uint>(_v4),
        new RangeTable<UInt128>(_v6),
        new NameTable(_domains),
        new NameTable(_hosts),
        new DigestTable(16, _digests[16]),
        new DigestTable(20, _digests[20]),
        new DigestTable(32, _digests[32]));

    private void Add(Indicator indicator, int provenance)
    {
        switch (indicator.Kind)
        {
            case IndicatorKind.Address when indicator.Network.First.IsV4:
                _v4.Add(((uint)indicator.Network.First.Bits, (byte)indicator.Network.Length, provenance));
                break;
            case IndicatorKind.Address:
                _v6.Add((indicator.Network.First.Bits, (byte)indicator.Network.Length, provenance));
                break;
            case IndicatorKind.Domain:
                _domains.Add((indicator.Text, provenance));
                break;
            case IndicatorKind.Host:
                _hosts.Add((indicator.Text, provenance));
                break;
            default:
                _digests[indicator.Text.Length / 2].Add((Convert.FromHexString(indicator.Text), provenance));
                break;
        }
    }

    private int ProvenanceOf(IntelList list, Indicator indicator)
    {
        var provenance = new Provenance(
            _lists.Count - 1,
            (byte)Math.Clamp(indicator.Confidence ?? list.Confidence, 0, 100),
            indicator.Description is { Length: > 0 } text ? Description(text) : -1,
            Provenance.Seconds(indicator.From),
            Provenance.Seconds(indicator.Until));
        if (!_knownProvenances.TryGetValue(provenance, out var number))
        {
            _knownProvenances.Add(provenance, number = _provenances.Count);
            _provenances.Add(provenance);
        }

        return number;
    }

    private int Description(string text)
    {
        var bounded = CloudTrail.BoundedText.Of(text, LongestDescription);
        if (!_knownDescriptions.TryGetValue(bounded, out var number))
        {
            _knownDescriptions.Add(bounded, number = _descriptions.Count);
            _descriptions.Add(bounded);
        }

        return number;
    }
}
