namespace OrleansSec.Detection.Baselines;

/// <summary>The dimensions of a baseline. The numbers are stored: never reorder.</summary>
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
}
