namespace OrleansSec.Contracts.Events;

/// <summary>What an entity shows of itself: the dimensions of a baseline. The numbers are stored: never reorder.</summary>
public enum Trait
{
    /// <summary>AWS region.</summary>
    Region = 0,

    /// <summary>AWS service, such as <c>iam</c>.</summary>
    Service = 1,

    /// <summary>API call, such as <c>iam:CreateUser</c>.</summary>
    Action = 2,

    /// <summary>The caller's network.</summary>
    Network = 3,

    /// <summary>The client family.</summary>
    Client = 4,

    /// <summary>Error code of failed calls.</summary>
    Error = 5,

    /// <summary>Access key id, long-lived keys only.</summary>
    AccessKey = 6,

    /// <summary>Acting principal (of an account's baseline).</summary>
    Principal = 7,

    /// <summary>A service in a region, such as <c>ec2@eu-west-1</c>.</summary>
    ServiceInRegion = 8,

    /// <summary>A rule that has matched.</summary>
    Rule = 9,

    /// <summary>Whether a second factor was used, such as <c>login:yes</c>.</summary>
    Mfa = 10,

    /// <summary>Another account that was reached or given access.</summary>
    TargetAccount = 11,

    /// <summary>The caller's country.</summary>
    Country = 12,

    /// <summary>The caller's autonomous system.</summary>
    Asn = 13,

    /// <summary>The VPC endpoint that was called through.</summary>
    Endpoint = 14,

    /// <summary>Family of instances that were started, such as <c>p4d</c>.</summary>
    InstanceFamily = 15,
}
