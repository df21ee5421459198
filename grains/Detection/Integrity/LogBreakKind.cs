namespace OrleansSec.Detection.Integrity;

/// <summary>In which way delivered logs are not as CloudTrail signed them.</summary>
public enum LogBreakKind
{
    /// <summary>A log file that was delivered is gone.</summary>
    LogMissing,

    /// <summary>A log file has another content than was delivered.</summary>
    LogChanged,

    /// <summary>A digest is not signed by CloudTrail, or no digest at all.</summary>
    DigestForged,

    /// <summary>A digest is gone, or not the one that its successor names.</summary>
    ChainBroken,
}
