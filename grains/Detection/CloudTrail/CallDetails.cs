using System.Buffers.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>Reads what only some calls say: whom they reach or trust, the second factor, the instances they start.</summary>
internal static class CallDetails
{
    /// <summary>Whether a second factor was used; null where the record does not say.</summary>
    public static bool? Mfa(EventFields fields, CloudTrailFields at)
    {
        var used = fields.First(at.MfaUsed);
        if (used.IsEmpty)
        {
            used = fields.First(at.MfaAuthenticated);
        }

        return used.SequenceEqual("Yes"u8) || used.SequenceEqual("true"u8) ? true
            : used.SequenceEqual("No"u8) || used.SequenceEqual("false"u8) ? false
            : null;
    }

    /// <summary>The type of the instances that the call starts, or nothing.</summary>
    public static ReadOnlySpan<byte> InstanceType(EventFields fields, CloudTrailFields at)
    {
        foreach (var field in at.InstanceTypes)
        {
            var type = fields.First(field);
            if (!type.IsEmpty)
            {
                return type.StartsWith("ml."u8) || type.StartsWith("db."u8) ? type[3..] : type;
            }
        }

        return default;
    }

    /// <summary>How many instances it asks for; 0 where it does not say.</summary>
    public static int Instances(EventFields fields, CloudTrailFields at) =>
        Utf8Parser.TryParse(fields.First(at.MaxCount), out int count, out _) && count is > 0 and < 1_000_000 ? count : 0;

    /// <summary>Another account than the caller's that the call reaches or gives access, or nothing.</summary>
    public static ReadOnlySpan<byte> TargetAccount(EventFields fields, CloudTrailFields at, ReadOnlySpan<byte> own, AccessClass access)
    {
        foreach (var field in at.Shares)
        {
            if (Other(fields.First(field), own) is { IsEmpty: false } shared)
            {
                return shared;
            }
        }

        if (Other(AccountOf(fields.First(at.RoleArn)), own) is { IsEmpty: false } assumed)
        {
            return assumed;
        }

        if (access == AccessClass.Permission)
        {
            foreach (var field in at.Policies)
            {
                if (Trusted(fields.First(field), own) is { IsEmpty: false } trusted)
                {
                    return trusted;
                }
            }
        }

        return default;
    }

    private static ReadOnlySpan<byte> Trusted(ReadOnlySpan<byte> policy, ReadOnlySpan<byte> own)
    {
        for (var start = policy.IndexOf(":iam::"u8); start >= 0; start = policy.IndexOf(":iam::"u8))
        {
            policy = policy[(start + 6)..];
            if (policy.Length >= 12 && Other(policy[..12], own) is { IsEmpty: false } other)
            {
                return other;
            }
        }

        return default;
    }

    // arn:aws:iam::111122223333:role/NAME
    private static ReadOnlySpan<byte> AccountOf(ReadOnlySpan<byte> arn) =>
        arn.IndexOf(":iam::"u8) is var start and >= 0 && arn.Length >= start + 18 ? arn.Slice(start + 6, 12) : default;

    private static ReadOnlySpan<byte> Other(ReadOnlySpan<byte> account, ReadOnlySpan<byte> own) =>
        account.Length == 12 && !account.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !account.SequenceEqual(own) ? account : default;
}
