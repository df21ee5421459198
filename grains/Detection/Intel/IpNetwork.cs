using System.Globalization;

namespace OrleansSec.Detection.Intel;

/// <summary>A range of IP addresses that share their first bits. One address is a range of full length.</summary>
/// <param name="First">The first address; the bits beyond <paramref name="Length"/> are zero.</param>
/// <param name="Length">How many bits are shared.</param>
public readonly record struct IpNetwork(IpNumber First, int Length)
{
    /// <summary>Whether it is one address.</summary>
    public bool IsSingle => Length == (First.IsV4 ? 32 : 128);

    /// <summary>Reads an address, or a range such as <c>203.0.113.0/24</c>; bits beyond the length are dropped.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/');
        if (!IpNumber.TryParse(slash < 0 ? text : text[..slash], out var first))
        {
            return false;
        }

        var width = first.IsV4 ? 32 : 128;
        var length = width;
        if (slash >= 0
            && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > width))
        {
            return false;
        }

        network = new IpNetwork(first with { Bits = length == 0 ? 0 : first.Bits >> (width - length) << (width - length) }, length);
        return true;
    }

    /// <summary>Whether an address is in it.</summary>
    public bool Contains(IpNumber address)
    {
        var width = First.IsV4 ? 32 : 128;
        return address.IsV4 == First.IsV4 && (Length == 0 || address.Bits >> (width - Length) == First.Bits >> (width - Length));
    }

    /// <summary>The address, with the length unless it is one address.</summary>
    public override string ToString() =>
        IsSingle ? First.ToString() : string.Create(CultureInfo.InvariantCulture, $"{First}/{Length}");
}
