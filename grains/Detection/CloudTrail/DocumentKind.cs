namespace OrleansSec.Detection.CloudTrail;

/// <summary>What a JSON object in a log is.</summary>
internal enum DocumentKind
{
    /// <summary>Nothing of CloudTrail's.</summary>
    Other,

    /// <summary>A record.</summary>
    Record,

    /// <summary>A delivered file's outer object, with its list of records.</summary>
    Wrapper,

    /// <summary>An EventBridge event with a record inside.</summary>
    EventBridge,

    /// <summary>A digest file: hashes of delivered files.</summary>
    Digest,

    /// <summary>A CloudTrail Insights event: a summary of other events, made by AWS.</summary>
    Insight,
}
