using System.Text.RegularExpressions;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>Says what is wrong with the options, each with its name and what to write instead.</summary>
internal static partial class S3OptionsCheck
{
    /// <summary>The problems; none if the options can be used.</summary>
    public static IReadOnlyList<string> Problems(S3Options options) =>
    [
        .. AwsSettings.Ranges(options, S3Options.Section),
        .. options.Queues.Select(q => Queue(q, options)).OfType<string>(),
        .. AwsSettings.Access("--s3", options.Role, options.ExternalId, options.Endpoint),
        .. options.DigestKeys is { } keys && !File.Exists(keys)
            ? [$"--digest-keys {keys}: there is no such file. It takes what `aws cloudtrail list-public-keys` prints."]
            : Enumerable.Empty<string>(),
        .. AwsSettings.Region(options.Region, "--s3-region"),
        .. options.Accounts.SelectMany(a => AwsSettings.Account(a, "--s3-accounts")),
        .. options.Regions.SelectMany(r => AwsSettings.Region(r, "--s3-regions")),
    ];

    /// <summary>The region of a queue: the one that is set, else the one in its address; null if neither tells.</summary>
    public static string? RegionOf(string queue, S3Options options) =>
        options.Region ?? (QueueHost().Match(new Uri(queue).Host) is { Success: true } host ? host.Groups["region"].Value : null);

    private static string? Queue(string queue, S3Options options) =>
        !Uri.TryCreate(queue, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.AbsolutePath.Trim('/').Length == 0
            ? $"--s3-queue {queue}: that is no address of a queue. Give the queue's URL, such as https://sqs.eu-central-1.amazonaws.com/111122223333/cloudtrail."
            : RegionOf(queue, options) is null
                ? $"--s3-queue {queue}: its region cannot be told from the address. Give --s3-region."
                : null;

    [GeneratedRegex("(^|\\.)sqs(-fips)?\\.(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2})\\.|^(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2})\\.queue\\.", RegexOptions.CultureInvariant)]
    private static partial Regex QueueHost();
}
