namespace OrleansSec.Detection.CloudTrail;

/// <summary>The names by which AWS's own parts appear in a record.</summary>
internal static class AwsNames
{
    private static readonly string[] _domains = [".amazonaws.com", ".amazonaws.com.cn", ".aws.internal"];

    /// <summary>The service of a name such as <c>ec2.amazonaws.com</c>; <c>internal</c> for <c>AWS Internal</c>; else null.</summary>
    public static string? Service(string name)
    {
        if (name.Equals("AWS Internal", StringComparison.OrdinalIgnoreCase))
        {
            return "internal";
        }

        foreach (var domain in _domains)
        {
            if (name.Length > domain.Length && name.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            {
                return BoundedText.Of(name[..^domain.Length].ToLowerInvariant(), 64);
            }
        }

        return null;
    }
}
