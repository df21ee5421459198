using System.Text.RegularExpressions;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>The family of programs that a user agent belongs to, whatever its version and platform.</summary>
internal static partial class ClientFamily
{
    private const int Longest = 40;

    // The first mark that a user agent holds decides; a tool built on an SDK names both, so tools come first.
    private static readonly (string Mark, string Family)[] _marks =
    [
        ("OpenTofu", "opentofu"),
        ("Terraform", "terraform"),
        ("Pulumi", "pulumi"),
        ("aws-cdk", "cdk"),
        ("cdk-", "cdk"),
        ("Crossplane", "crossplane"),
        ("Ansible", "ansible"),
        ("CloudFormation", "cloudformation"),
        ("karpenter", "kubernetes"),
        ("cluster-autoscaler", "kubernetes"),
        ("aws-load-balancer-controller", "kubernetes"),
        ("elbv2.k8s.aws", "kubernetes"),
        ("external-dns", "kubernetes"),
        ("external-secrets", "kubernetes"),
        ("kubernetes", "kubernetes"),
        ("kubelet", "kubernetes"),
        ("kubectl", "kubernetes"),
        ("amazon-vpc-cni", "kubernetes"),
        ("ebs-csi", "kubernetes"),
        ("aws-ebs-csi-driver", "kubernetes"),
        ("amazon-ssm-agent", "ssm-agent"),
        ("Amazon ECS Agent", "ecs-agent"),
        ("amazon-cloudwatch-agent", "cloudwatch-agent"),
        ("AmazonCloudWatchAgent", "cloudwatch-agent"),
        ("S3Console", "console"),
        ("AWSConsole", "console"),
        ("console.amazonaws.com", "console"),
        ("signin.amazonaws.com", "console"),
        ("Mozilla", "console"),
        ("AWSPowerShell", "aws-powershell"),
        ("aws-cli", "aws-cli"),
        ("aws-sam-cli", "aws-sam"),
        ("Boto", "boto3"),
        ("aws-sdk-go", "aws-sdk-go"),
        ("aws-sdk-nodejs", "aws-sdk-js"),
        ("aws-sdk-js", "aws-sdk-js"),
        ("aws-sdk-dotnet", "aws-sdk-dotnet"),
        ("aws-sdk-ruby", "aws-sdk-ruby"),
        ("aws-sdk-php", "aws-sdk-php"),
        ("aws-sdk-rust", "aws-sdk-rust"),
        ("aws-sdk-cpp", "aws-sdk-cpp"),
        ("aws-sdk-swift", "aws-sdk-swift"),
        ("aws-sdk-kotlin", "aws-sdk-kotlin"),
        ("aws-internal", "aws:internal"),
        ("aws-sdk-java", "aws-sdk-java"),
    ];

    /// <summary>The family; a program that is not known is its own, by its first word.</summary>
    public static string Of(string userAgent)
    {
        var text = userAgent.Trim('[', ']', ' ');
        if (text is "" or "-")
        {
            return string.Empty;
        }

        if (text.StartsWith("console.", StringComparison.OrdinalIgnoreCase) && AwsNames.Service(text) is not null)
        {
            return "console";
        }

        foreach (var (mark, family) in _marks)
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return family;
            }
        }

        return AwsNames.Service(text) is { } service ? "aws:" + service : FirstWord(text);
    }

    // An id in the name would make every run of the same tool another client.
    private static string FirstWord(string text)
    {
        var end = text.AsSpan().IndexOfAny("/ (;,");
        var word = UniqueId.Replace(end < 0 ? text : text[..end], string.Empty).Trim('_', '-', '.', ':');
        return word.Length == 0 ? "other" : BoundedText.Of(word.ToLowerInvariant(), Longest);
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex UniqueId { get; }
}
