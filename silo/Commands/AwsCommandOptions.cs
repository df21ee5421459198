using System.CommandLine;
using OrleansSec.Silo.Sources;
using OrleansSec.Silo.Sources.Lookup;
using OrleansSec.Silo.Sources.S3;

namespace OrleansSec.Silo.Commands;

/// <summary>The options by which <c>serve</c> takes events from AWS.</summary>
internal sealed class AwsCommandOptions
{
    private readonly Option<string[]> _queues = Several("--s3-queue", "URL", "SQS queue that announces CloudTrail's log objects in S3; may be repeated.");

    private readonly Option<string?> _role = One("--s3-role", "ARN", "Role by which queues and buckets are read (default: the process's own identity).");

    private readonly Option<string?> _externalId = One("--s3-external-id", "ID", "External id that the role's trust policy asks for.");

    private readonly Option<string?> _region = One("--s3-region", "REGION", "Region of the queues, where their addresses do not tell it.");

    private readonly Option<string[]> _buckets = Several("--s3-buckets", "NAME", "Read these buckets only (default: all that are announced).");

    private readonly Option<string[]> _accounts = Several("--s3-accounts", "ID", "Read logs of these accounts only (default: all).");

    private readonly Option<string[]> _regions = Several("--s3-regions", "REGION", "Read logs of these regions only (default: all).");

    private readonly Option<bool> _verifyDigests = new("--verify-digests")
    {
        Description = "Hold delivered logs against CloudTrail's signed digests of them, and alert on a break.",
    };

    private readonly Option<string?> _digestKeys = DigestKeysOption();

    private readonly Option<string[]> _lookup = Several("--lookup", "REGION", "Ask CloudTrail itself for management events of this region, where no trail delivers them; may be repeated.");

    private readonly Option<string?> _lookupRole = One("--lookup-role", "ARN", "Role by which CloudTrail is asked (default: the process's own identity).");

    private readonly Option<string?> _lookupExternalId = One("--lookup-external-id", "ID", "External id that this role's trust policy asks for.");

    private readonly Option<string?> _endpoint = One("--aws-endpoint", "URL", "An address that stands in for AWS, such as LocalStack's.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            _queues, _role, _externalId, _region, _buckets, _accounts, _regions, _verifyDigests, _digestKeys, _lookup, _lookupRole, _lookupExternalId, _endpoint,
        })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    public AwsArguments Read(ParseResult parsed)
    {
        var endpoint = parsed.GetValue(_endpoint) is { } address ? new Uri(address, UriKind.RelativeOrAbsolute) : null;
        return new AwsArguments(
            new S3Arguments(
                parsed.GetValue(_queues) ?? [],
                parsed.GetValue(_role),
                parsed.GetValue(_externalId),
                parsed.GetValue(_region),
                parsed.GetValue(_buckets) ?? [],
                parsed.GetValue(_accounts) ?? [],
                parsed.GetValue(_regions) ?? [],
                parsed.GetValue(_verifyDigests),
                parsed.GetValue(_digestKeys),
                endpoint),
            new LookupArguments(parsed.GetValue(_lookup) ?? [], parsed.GetValue(_lookupRole), parsed.GetValue(_lookupExternalId), endpoint));
    }

    /// <summary><c>--digest-keys FILE</c>.</summary>
    public static Option<string?> DigestKeysOption() =>
        One("--digest-keys", "FILE", "CloudTrail's public keys, as `aws cloudtrail list-public-keys` prints them (default: asked of CloudTrail).");

    private static Option<string[]> Several(string name, string takes, string description) => new(name)
    {
        Description = description,
        HelpName = takes,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    private static Option<string?> One(string name, string takes, string description) => new(name) { Description = description, HelpName = takes };
}
