using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>Which queues announce log objects, and how they are read.</summary>
internal sealed class S3Options
{
    /// <summary>Configuration section.</summary>
    public const string Section = "S3";

    /// <summary>Addresses of SQS queues.</summary>
    public IList<string> Queues { get; } = [];

    /// <summary>ARN of a role by which queues and buckets are read; null for the process's own identity.</summary>
    public string? Role { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Region of the queues, where their addresses do not tell it.</summary>
    public string? Region { get; set; }

    /// <summary>Only these buckets are read; all that are announced if empty.</summary>
    public IList<string> Buckets { get; } = [];

    /// <summary>Only logs of these accounts are read; all if empty.</summary>
    public IList<string> Accounts { get; } = [];

    /// <summary>Only logs of these regions are read; all if empty.</summary>
    public IList<string> Regions { get; } = [];

    /// <summary>An address that stands in for AWS, as LocalStack's.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Whether delivered logs are held against CloudTrail's digests of them.</summary>
    public bool VerifyDigests { get; set; }

    /// <summary>File of CloudTrail's public keys; they are asked of CloudTrail if null.</summary>
    public string? DigestKeys { get; set; }

    /// <summary>For how long a message is hidden from others; extended while it is in hand.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "12:00:00")]
    public TimeSpan Visibility { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a request waits for messages.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After how long a message that failed is tried again; doubled at each failure, up to 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:15:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Objects fetched at a time.</summary>
    [Range(1, 256)]
    public int Downloads { get; set; } = 8;

    /// <summary>Objects of more bytes are not read.</summary>
    [Range(1, long.MaxValue)]
    public long MaxObjectBytes { get; set; } = 512L << 20;
}
