using System.Globalization;
using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A value that is an address of an IPv4 or IPv6 network.</summary>
internal sealed class CidrMatch : ValueMatch
{
    private readonly UInt128 _network;
    private readonly int _shift;
    private readonly bool _isV4;

    private CidrMatch(string text, UInt128 network, int shift, bool isV4)
        : base(text) => (_network, _shift, _isV4) = (network, shift, isV4);

    /// <summary>The match, or null if the text is not a network. Bits behind the prefix are ignored.</summary>
    public static CidrMatch? Create(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = Encoding.UTF8.GetBytes(slash < 0 ? text : text[..slash]);
        if (!IpText.TryParse(address, out var value, out var isV4))
        {
            return null;
        }

        var bits = isV4 ? 32 : 128;
        var prefix = bits;
        if (slash >= 0 && !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
        {
            return null;
        }

        return prefix > bits ? null : new CidrMatch(text, Above(value, bits - prefix), bits - prefix, isV4);
    }

    public override bool Matches(ReadOnlySpan<byte> value) =>
        IpText.TryParse(value, out var address, out var isV4) && isV4 == _isV4 && Above(address, _shift) == _network;

    // A shift by the whole width would be no shift at all.
    private static UInt128 Above(UInt128 value, int shift) => shift == 128 ? 0 : value >> shift;
}
