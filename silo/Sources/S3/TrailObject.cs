namespace OrleansSec.Silo.Sources.S3;

/// <summary>What AWS delivers to a bucket of logs.</summary>
internal enum TrailObject
{
    /// <summary>CloudTrail events.</summary>
    Log,

    /// <summary>Hashes and signature over CloudTrail logs.</summary>
    Digest,

    /// <summary>CloudTrail Insights.</summary>
    Insight,

    /// <summary>AWS Config items and snapshots.</summary>
    Config,

    /// <summary>VPC flow logs.</summary>
    FlowLog,

    /// <summary>Anything else.</summary>
    Other,
}
