using System.Globalization;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Where a call came from: the address as a bounded text, its network, and its place.</summary>
/// <param name="Text">The address.</param>
/// <param name="Network">As in <see cref="Observation.Network"/>.</param>
/// <param name="Intel">What lists say of it, expired or not; null if nothing.</param>
/// <param name="Place">Where it is; null if that is not known.</param>
internal sealed record CallerAddress(string Text, string Network, IReadOnlyList<IntelMatch>? Intel, Place? Place)
{
    private const string Private = "private";

    /// <summary>Reads CloudTrail's <c>sourceIPAddress</c>.</summary>
    public static CallerAddress Of(string text, IntelSnapshot intel)
    {
        if (text.Length == 0)
        {
            return new CallerAddress(string.Empty, string.Empty, null, null);
        }

        var bounded = BoundedText.Of(text, 64);
        if (AwsNames.Service(text) is { } service)
        {
            return new CallerAddress(bounded, "aws:" + service, null, null);
        }

        if (!IpNumber.TryParse(text, out var number))
        {
            return new CallerAddress(bounded, "other", null, null);
        }

        var matches = intel.OfAddress(number, bounded);
        return number.IsPrivate
            ? new CallerAddress(bounded, Private, matches, null)
            : new CallerAddress(bounded, NetworkOf(number), matches, intel.Places?.Locate(number.ToAddress()));
    }

    private static string NetworkOf(IpNumber number)
    {
        if (number.IsV4)
        {
            var b = (uint)number.Bits;
            return string.Create(CultureInfo.InvariantCulture, $"{b >> 24}.{(b >> 16) & 255}.{(b >> 8) & 255}.0/24");
        }

        return $"{new IpNumber(number.Bits >> 80 << 80, false).ToAddress()}/48";
    }
}
