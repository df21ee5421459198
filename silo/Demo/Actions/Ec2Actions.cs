using System.Text.Json;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Actions;

/// <summary>EC2: targets are instances, security groups or volumes.</summary>
internal static class Ec2Actions
{
    public static readonly ApiAction DescribeInstances = new("ec2", "DescribeInstances", isRead: true)
    {
        Request = (json, call, _) =>
        {
            WriteInstances(json, call.Target);
            json.WriteStartObject("filterSet");
            json.WriteEndObject();
        },
    };

    public static readonly ApiAction DescribeSecurityGroups = Describe("DescribeSecurityGroups", "securityGroupSet");
    public static readonly ApiAction DescribeVolumes = Describe("DescribeVolumes", "volumeSet");
    public static readonly ApiAction DescribeSnapshots = Describe("DescribeSnapshots", "snapshotSet");
    public static readonly ApiAction DescribeVpcs = Describe("DescribeVpcs", "vpcSet");
    public static readonly ApiAction DescribeTags = Describe("DescribeTags", "filterSet");
    public static readonly ApiAction DescribeInstanceStatus = Describe("DescribeInstanceStatus", "instancesSet");

    public static readonly ApiAction CreateSnapshot = new("ec2", "CreateSnapshot", isRead: false)
    {
        Request = (json, call, _) =>
        {
            json.WriteString("volumeId", call.Target);
            json.WriteString("description", "nightly backup");
        },
        Response = (json, call, dice) =>
        {
            json.WriteString("requestId", dice.Uuid());
            json.WriteString("snapshotId", "snap-0" + dice.Hex(16));
            json.WriteString("volumeId", call.Target);
            json.WriteString("status", "pending");
            json.WriteNumber("startTime", call.Time.ToUnixTimeMilliseconds());
            json.WriteString("ownerId", call.Caller.Identity.Account);
            json.WriteString("volumeSize", "100");
            json.WriteBoolean("encrypted", true);
        },
    };

    public static readonly ApiAction CreateTags = new("ec2", "CreateTags", isRead: false)
    {
        Request = (json, call, _) =>
        {
            WriteItems(json, "resourcesSet", "resourceId", call.Target);
            json.WriteStartObject("tagSet");
            json.WriteStartArray("items");
            json.WriteStartObject();
            json.WriteString("key", "managed-by");
            json.WriteString("value", "terraform");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        },
        Response = Return,
    };

    public static readonly ApiAction AuthorizeSecurityGroupIngress = Rule("AuthorizeSecurityGroupIngress");
    public static readonly ApiAction RevokeSecurityGroupIngress = Rule("RevokeSecurityGroupIngress");

    private static ApiAction Describe(string name, string set) => new("ec2", name, isRead: true)
    {
        Request = (json, call, _) =>
        {
            json.WriteNumber("maxResults", 1000);
            json.WriteStartObject(set);
            json.WriteEndObject();
        },
    };

    // Only ever from private networks: the background opens nothing to the world.
    private static ApiAction Rule(string name) => new("ec2", name, isRead: false)
    {
        Request = (json, call, dice) =>
        {
            json.WriteString("groupId", call.Target);
            json.WriteStartObject("ipPermissions");
            json.WriteStartArray("items");
            json.WriteStartObject();
            json.WriteString("ipProtocol", "tcp");
            json.WriteNumber("fromPort", 443);
            json.WriteNumber("toPort", 443);
            json.WriteStartObject("groups");
            json.WriteEndObject();
            WriteItems(json, "ipRanges", "cidrIp", $"10.{dice.Below(64)}.0.0/16");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        },
        Response = Return,
    };

    private static void Return(Utf8JsonWriter json, Call call, Dice dice)
    {
        json.WriteString("requestId", dice.Uuid());
        json.WriteBoolean("_return", true);
    }

    private static void WriteInstances(Utf8JsonWriter json, string target)
    {
        if (target.StartsWith("i-", StringComparison.Ordinal))
        {
            WriteItems(json, "instancesSet", "instanceId", target);
        }
        else
        {
            json.WriteNumber("maxResults", 1000);
            json.WriteStartObject("instancesSet");
            json.WriteEndObject();
        }
    }

    private static void WriteItems(Utf8JsonWriter json, string set, string member, string value)
    {
        json.WriteStartObject(set);
        json.WriteStartArray("items");
        json.WriteStartObject();
        json.WriteString(member, value);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
