using System.Buffers;
using System.Text;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Indicators of all lists, packed and never changed. Looking up allocates nothing; what matched is put into words
/// by <see cref="Describe"/>. Used by any number of threads.
/// </summary>
public sealed class IndicatorSet
{
    private const int LongestName = 254;

    private readonly IntelList[] _lists;
    private readonly Provenance[] _provenances;
    private readonly TextTable _descriptions;
    private readonly RangeTable<uint> _v4;
    private readonly RangeTable<UInt128> _v6;
    private readonly NameTable _domains;
    private readonly NameTable _hosts;
    private readonly DigestTable _md5;
    private readonly DigestTable _sha1;
    private readonly DigestTable _sha256;

    internal IndicatorSet(
        IntelList[] lists,
        Provenance[] provenances,
        TextTable descriptions,
        RangeTable<uint> v4,
        RangeTable<UInt128> v6,
        NameTable domains,
        NameTable hosts,
        DigestTable md5,
        DigestTable sha1,
        DigestTable sha256)
    {
        (_lists, _provenances, _descriptions) = (lists, provenances, descriptions);
        (_v4, _v6, _domains, _hosts) = (v4, v6, domains, hosts);
        (_md5, _sha1, _sha256) = (md5, sha1, sha256);
    }

    /// <summary>No indicators.</summary>
    public static IndicatorSet Empty { get; } = new IndicatorSetBuilder().Build();

    /// <summary>How many indicators.</summary>
    public int Count => _v4.Count + _v6.Count + _domains.Count + _hosts.Count + _md5.Count + _sha1.Count + _sha256.Count;

    /// <summary>Whether there are names or hashes, which stand in request parameters.</summary>
    public bool HasNames => _domains.Count + _hosts.Count > 0;

    /// <summary>The narrowest range that holds an address.</summary>
    public IndicatorHit Find(IpNumber address) => address.IsV4
        ? new IndicatorHit(IndicatorTable.V4, _v4.Find((uint)address.Bits))
        : new IndicatorHit(IndicatorTable.V6, _v6.Find(address.Bits));

    /// <summary>The listed domain that is this name, whatever its case, else the nearest one above it.</summary>
    public IndicatorHit FindDomain(ReadOnlySpan<char> name)
    {
        Span<byte> lower = stackalloc byte[LongestName];
        return new IndicatorHit(IndicatorTable.Domains, _domains.Count > 0 && TryLower(name, ref lower) ? _domains.FindNearest(lower) : -1);
    }

    /// <summary>The listed host that is exactly this name, whatever its case.</summary>
    public IndicatorHit FindHost(ReadOnlySpan<char> name)
    {
        Span<byte> lower = stackalloc byte[LongestName];
        return new IndicatorHit(IndicatorTable.Hosts, _hosts.Count > 0 && TryLower(name, ref lower) ? _hosts.FindExact(lower) : -1);
    }

    /// <summary>A file's hash: MD5, SHA-1 or SHA-256 in hexadecimal.</summary>
    public IndicatorHit FindFile(ReadOnlySpan<char> hash)
    {
        Span<byte> digest = stackalloc byte[32];
        if (!IndicatorText.IsHash(hash)
            || Convert.FromHexString(hash, digest, out _, out var length) != OperationStatus.Done)
        {
            return IndicatorHit.None;
        }

        var (name, table) = Digests(length);
        return new IndicatorHit(name, table.Find(digest[..length]));
    }

    /// <summary>The next indicator that matches the same value: of another list, or wider. None after the last.</summary>
    public IndicatorHit Next(IndicatorHit hit) => hit with
    {
        Entry = hit.Table switch
        {
            IndicatorTable.V4 => _v4.Wider(hit.Entry),
            IndicatorTable.V6 => _v6.Wider(hit.Entry),
            IndicatorTable.Domains => _domains.Next(hit.Entry),
            IndicatorTable.Hosts => _hosts.Next(hit.Entry) is var next and >= 0 && _hosts.Name(next) == _hosts.Name(hit.Entry) ? next : -1,
            _ => Digests(hit.Table).Next(hit.Entry),
        },
    };

    /// <summary>The list that an indicator comes from.</summary>
    public IntelList List(IndicatorHit hit) => _lists[ProvenanceOf(hit).List];

    /// <summary>Whether an indicator has not expired at a time.</summary>
    public bool Holds(IndicatorHit hit, DateTimeOffset time) =>
        ProvenanceOf(hit).Until is var until && (until == Provenance.Unknown || time.ToUnixTimeSeconds() <= until);

    /// <summary>Whether an indicator is one address or name, not a range.</summary>
    public bool IsSingle(IndicatorHit hit) => hit.Table switch
    {
        IndicatorTable.V4 => Length(hit) == 32,
        IndicatorTable.V6 => Length(hit) == 128,
        _ => true,
    };

    /// <summary>How many bits the addresses of a range share.</summary>
    public int Length(IndicatorHit hit) => hit.Table == IndicatorTable.V4 ? _v4.Range(hit.Entry).Length : _v6.Range(hit.Entry).Length;

    /// <summary>An indicator in words.</summary>
    /// <param name="hit">What matched.</param>
    /// <param name="field">Where the value stood.</param>
    /// <param name="value">The value that matched.</param>
    public IntelMatch Describe(IndicatorHit hit, string field, string value)
    {
        var provenance = ProvenanceOf(hit);
        var list = _lists[provenance.List];
        return new IntelMatch(
            Kind(hit.Table),
            Text(hit),
            field,
            value,
            list.Name,
            provenance.Confidence,
            provenance.Description < 0 ? null : _descriptions[provenance.Description],
            Provenance.Time(provenance.From),
            Provenance.Time(provenance.Until),
            list.IsContext,
            list.IsShared);
    }

    private static IndicatorKind Kind(IndicatorTable table) => table switch
    {
        IndicatorTable.V4 or IndicatorTable.V6 => IndicatorKind.Address,
        IndicatorTable.Domains => IndicatorKind.Domain,
        IndicatorTable.Hosts => IndicatorKind.Host,
        _ => IndicatorKind.File,
    };

    private string Text(IndicatorHit hit) => hit.Table switch
    {
        IndicatorTable.V4 => Text(_v4.Range(hit.Entry) is var (first, length) ? new IpNetwork(new IpNumber(first, true), length) : default),
        IndicatorTable.V6 => Text(_v6.Range(hit.Entry) is var (first, length) ? new IpNetwork(new IpNumber(first, false), length) : default),
        IndicatorTable.Domains => _domains.Name(hit.Entry),
        IndicatorTable.Hosts => _hosts.Name(hit.Entry),
        _ => Convert.ToHexStringLower(Digests(hit.Table).Digest(hit.Entry)),
    };

    private static bool TryLower(ReadOnlySpan<char> name, ref Span<byte> lower)
    {
        name = name.TrimEnd('.');
        if (name.Length is 0 or > LongestName
            || Ascii.ToLower(name, lower, out var length) != OperationStatus.Done)
        {
            return false;
        }

        lower = lower[..length];
        return true;
    }

    private static string Text(IpNetwork network) => network.ToString();

    private Provenance ProvenanceOf(IndicatorHit hit) => _provenances[hit.Table switch
    {
        IndicatorTable.V4 => _v4.Provenance(hit.Entry),
        IndicatorTable.V6 => _v6.Provenance(hit.Entry),
        IndicatorTable.Domains => _domains.Provenance(hit.Entry),
        IndicatorTable.Hosts => _hosts.Provenance(hit.Entry),
        _ => Digests(hit.Table).Provenance(hit.Entry),
    }];

    private DigestTable Digests(IndicatorTable table) => table switch
    {
        IndicatorTable.Md5 => _md5,
        IndicatorTable.Sha1 => _sha1,
        _ => _sha256,
    };

    private (IndicatorTable Name, DigestTable Table) Digests(int length) => length switch
    {
        16 => (IndicatorTable.Md5, _md5),
        20 => (IndicatorTable.Sha1, _sha1),
        _ => (IndicatorTable.Sha256, _sha256),
    };
}
