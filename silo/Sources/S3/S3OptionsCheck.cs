using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>Says what is wrong with the options, each with its name and what to write instead.</summary>
internal static partial class S3OptionsCheck
{
    /// <summary>The problems; none if the options can be used.</summary>
    public static IReadOnlyList<string> Problems(S3Options options)
    {
        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
        return
        [
            .. broken.Select(b => $"{S3Options.Section}: {b.ErrorMessage}"),
            .. options.Queues.Select(q => Queue(q, options)).OfType<string>(),
            .. Wrong(options.Role, RoleArn().IsMatch, "--s3-role", "an ARN such as arn:aws:iam::111122223333:role/orleanssec"),
            .. options.ExternalId is not null && options.Role is null
                ? ["--s3-external-id goes with a role: give --s3-role ARN too."]
                : Enumerable.Empty<string>(),
            .. Wrong(options.Region, AwsTrouble.IsRegion, "--s3-region", "a region such as eu-central-1"),
            .. options.Accounts.SelectMany(a => Wrong(a, AccountId().IsMatch, "--s3-accounts", "account ids of twelve digits")),
            .. options.Regions.SelectMany(r => Wrong(r, AwsTrouble.IsRegion, "--s3-regions", "regions such as eu-central-1")),
            .. Wrong(options.Endpoint?.ToString(), u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", "--aws-endpoint", "an address such as http://127.0.0.1:4566"),
        ];
    }

    /// <summary>The region of a queue: the one that is set, else the one in its address; null if neither tells.</summary>
    public static string? RegionOf(string queue, S3Options options) =>
        options.Region ?? (QueueHost().Match(new Uri(queue).Host) is { Success: true } host ? host.Groups["region"].Value : null);

    private static string? Queue(string queue, S3Options options) =>
        !Uri.TryCreate(queue, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.AbsolutePath.Trim('/').Length == 0
            ? $"--s3-queue {queue}: that is no address of a queue. Give the queue's URL, such as https://sqs.eu-central-1.amazonaws.com/111122223333/cloudtrail."
            : RegionOf(queue, options) is null
                ? $"--s3-queue {queue}: its region cannot be told from the address. Give --s3-region."
                : null;

    private static IEnumerable<string> Wrong(string? value, Func<string, bool> isRight, string name, string takes) =>
        value is null || isRight(value) ? [] : [$"{name} {value}: it takes {takes}."];

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArn();

    [GeneratedRegex("^[0-9]{12}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();

    [GeneratedRegex("(^|\\.)sqs(-fips)?\\.(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2})\\.|^(?<region>[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2})\\.queue\\.", RegexOptions.CultureInvariant)]
    private static partial Regex QueueHost();
}
