using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace OrleansSec.Silo.Sources.Aws;

/// <summary>Checks settings that several sources of AWS have: each problem names the setting, and what it takes.</summary>
internal static partial class AwsSettings
{
    /// <summary>Values out of range.</summary>
    public static IEnumerable<string> Ranges(object options, string section)
    {
        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
        return broken.Select(b => $"{section}: {b.ErrorMessage}");
    }

    /// <summary>What is wrong with a role, its external id, and an address that stands in for AWS.</summary>
    public static IEnumerable<string> Access(string prefix, string? role, string? externalId, Uri? endpoint)
    {
        if (externalId is not null && role is null)
        {
            yield return $"{prefix}-external-id goes with a role: give {prefix}-role ARN too.";
        }

        foreach (var problem in Wrong(role, RoleArn().IsMatch, $"{prefix}-role", "an ARN such as arn:aws:iam::111122223333:role/orleanssec"))
        {
            yield return problem;
        }

        if (endpoint is not null && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
        {
            yield return $"--aws-endpoint {endpoint}: it takes an address such as http://127.0.0.1:4566.";
        }
    }

    /// <summary>What is wrong with a region.</summary>
    public static IEnumerable<string> Region(string? value, string name) => Wrong(value, AwsTrouble.IsRegion, name, "a region such as eu-central-1");

    /// <summary>What is wrong with an account.</summary>
    public static IEnumerable<string> Account(string? value, string name) => Wrong(value, AccountId().IsMatch, name, "account ids of twelve digits");

    private static IEnumerable<string> Wrong(string? value, Func<string, bool> isRight, string name, string takes) =>
        value is null || isRight(value) ? [] : [$"{name} {value}: it takes {takes}."];

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArn();

    [GeneratedRegex("^[0-9]{12}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();
}
