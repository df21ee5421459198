using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>What AWS, or the way to it, can fail with: waited out and shown, never fatal.</summary>
internal static partial class AwsTrouble
{
    private const int MostText = 300;

    /// <summary>Whether a call failed for reasons that may pass.</summary>
    public static bool Is(Exception failure, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested
        && failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException;

    /// <summary>The failure in words for operators: the error code, and what AWS says.</summary>
    public static string Text(Exception failure)
    {
        var text = failure is AmazonServiceException { ErrorCode: { Length: > 0 } code } service
            ? $"{code}: {service.Message}"
            : failure.GetBaseException().Message;
        text = text.ReplaceLineEndings(" ");
        return text.Length <= MostText ? text : text[..MostText];
    }

    /// <summary>Whether this can be the name of a region. Names in messages go into host names, so nothing else may.</summary>
    public static bool IsRegion(string name) => RegionName().IsMatch(name);

    [GeneratedRegex("^[a-z]{2,4}(-[a-z]{1,20}){1,3}-[0-9]{1,2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionName();
}
