using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>Which announced objects are read.</summary>
internal sealed partial class TrailFilter(S3Options options)
{
    private readonly FrozenSet<string> _buckets = options.Buckets.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _accounts = options.Accounts.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _regions = options.Regions.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why an object is passed over, as the name of what is counted; null if it is read.</summary>
    public string? Passes(ObjectNotice notice)
    {
        if (!BucketName().IsMatch(notice.Bucket) || notice.Key.Any(char.IsControl))
        {
            return "other object";
        }

        if (!Holds(_buckets, notice.Bucket))
        {
            return "other bucket";
        }

        var key = TrailKey.Of(notice.Key);
        return key.Kind switch
        {
            TrailObject.Digest when !options.VerifyDigests => "digest",
            TrailObject.Log or TrailObject.Digest when !Holds(_accounts, key.Account) => "other account",
            TrailObject.Log or TrailObject.Digest when !Holds(_regions, key.Region) => "other region",
            TrailObject.Log or TrailObject.Digest => null,
            TrailObject.Insight => "Insights",
            TrailObject.Config => "AWS Config",
            TrailObject.FlowLog => "flow log",
            _ => "other object",
        };
    }

    // Names in messages go into host names and logs, so nothing odd may.
    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();

    private static bool Holds(FrozenSet<string> wanted, string value) => wanted.Count == 0 || wanted.Contains(value);
}
