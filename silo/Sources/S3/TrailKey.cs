using System.Text.RegularExpressions;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>What an object's key says of it, by the layout in which AWS delivers logs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Account">The account it is of; empty if not told.</param>
/// <param name="Region">The region it is of; empty if not told.</param>
internal sealed partial record TrailKey(TrailObject Kind, string Account, string Region)
{
    /// <summary>Reads a key, whatever prefix the trail has and whether it is an organisation's.</summary>
    public static TrailKey Of(string key)
    {
        var match = Layout().Match(key);
        var kind = (match.Groups["kind"].Value, match.Groups["name"].Value) switch
        {
            ("CloudTrail", var name) when name.EndsWith(".json.gz", StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.Ordinal) => TrailObject.Log,
            ("CloudTrail-Digest", _) => TrailObject.Digest,
            ("CloudTrail-Insight", _) => TrailObject.Insight,
            ("Config", _) => TrailObject.Config,
            ("vpcflowlogs", _) => TrailObject.FlowLog,
            _ => TrailObject.Other,
        };
        return new TrailKey(kind, match.Groups["account"].Value, match.Groups["region"].Value);
    }

    [GeneratedRegex(
        "(^|/)AWSLogs/(o-[a-z0-9]+/)?(?<account>[0-9]{12})/(?<kind>[A-Za-z-]+)/(?<region>[a-z0-9-]+)/[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}/(.*/)?(?<name>[^/]+)\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Layout();
}
