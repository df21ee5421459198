using System.Text.RegularExpressions;

namespace OrleansSec.Detection.Intel;

/// <summary>The object paths of STIX patterns that name what can be looked up.</summary>
internal static partial class StixObject
{
    /// <summary>The indicator of a comparison, or null.</summary>
    public static Indicator? Indicator(string path, string value)
    {
        Indicator indicator;
        var isRead = path switch
        {
            "domain-name:value" => IndicatorText.TryReadDomain(value, out indicator),
            "url:value" => IndicatorText.TryReadUrl(value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}", out indicator),
            _ when IsAddress().IsMatch(path) => TryReadAddress(value, out indicator),
            _ when IsHash().IsMatch(path) && IndicatorText.IsHash(value) => IndicatorText.TryRead(value, out indicator),
            _ => Nothing(out indicator),
        };
        return isRead ? indicator : null;
    }

    /// <summary>Whether the path names what can be looked up.</summary>
    public static bool IsKnown(string path) =>
        path is "domain-name:value" or "url:value" || IsAddress().IsMatch(path) || IsHash().IsMatch(path);

    private static bool TryReadAddress(string value, out Indicator indicator)
    {
        var isRead = IpNetwork.TryParse(value, out var network);
        indicator = Intel.Indicator.Of(network);
        return isRead;
    }

    private static bool Nothing(out Indicator indicator)
    {
        indicator = default;
        return false;
    }

    [GeneratedRegex(@"^(ipv4-addr:value|ipv6-addr:value|network-traffic:(src|dst)_ref\.value)$", RegexOptions.CultureInvariant)]
    private static partial Regex IsAddress();

    [GeneratedRegex(@"^file:hashes\.(MD5|SHA-?1|SHA-?256)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IsHash();
}
