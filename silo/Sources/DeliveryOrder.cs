using System.Globalization;

namespace OrleansSec.Silo.Sources;

/// <summary>
/// The order of log files: by the time that CloudTrail writes into a file's name, then by path. A trail's folders go by
/// region first, so that by path alone a month of one region would be read before the first day of the next. A file
/// whose name tells no time comes first.
/// </summary>
internal static class DeliveryOrder
{
    // ACCOUNT_CloudTrail_REGION_20260623T2045Z_UNIQUE.json.gz (CloudTrail user guide, "CloudTrail log file examples").
    private const string Format = "yyyyMMdd'T'HHmm'Z'";
    private const int Length = 14;

    /// <summary>When a log file was delivered, by its name; null if that does not say.</summary>
    public static DateTimeOffset? TimeOf(string path)
    {
        foreach (var part in Path.GetFileName(path.AsSpan()).Split('_'))
        {
            var text = Path.GetFileName(path.AsSpan())[part];
            if (text.Length == Length
                && DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }
        }

        return null;
    }

    /// <summary>Paths in order.</summary>
    public static IReadOnlyList<string> Sort(IEnumerable<string> paths) =>
        [.. paths.Select(p => (Path: p, Time: TimeOf(p))).OrderBy(p => p.Time).ThenBy(p => p.Path, StringComparer.Ordinal).Select(p => p.Path)];
}
