namespace OrleansSec.Detection.CloudTrail;

/// <summary>The reasons for which input is quarantined. Stable codes: stored, and listed in <c>docs/operations.md</c>.</summary>
public static class BadInput
{
    /// <summary>The gzip data ends before its end mark. What was readable before is used.</summary>
    public const string TruncatedGzip = "truncated-gzip";

    /// <summary>The JSON ends inside a record or a list.</summary>
    public const string TruncatedJson = "truncated-json";

    /// <summary>The gzip data is damaged; nothing behind the damage can be read.</summary>
    public const string CorruptGzip = "corrupt-gzip";

    /// <summary>Bytes that are not gzip follow the gzip data; they are passed over.</summary>
    public const string TrailingGarbage = "trailing-garbage";

    /// <summary>Not JSON. Reading goes on at the next record that can be found.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>A record whose bytes are not UTF-8.</summary>
    public const string InvalidUtf8 = "invalid-utf8";

    /// <summary>A record nested deeper than <see cref="Fields.FieldReader.MaxDepth"/>.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>A record longer than <see cref="LogReader.MaxRecordBytes"/>.</summary>
    public const string TooLong = "too-long";

    /// <summary>JSON that is not a CloudTrail record.</summary>
    public const string NotCloudTrail = "not-cloudtrail";

    /// <summary>A record without <c>eventTime</c>.</summary>
    public const string NoEventTime = "no-event-time";

    /// <summary>A record whose <c>eventTime</c> is not an ISO 8601 time.</summary>
    public const string BadEventTime = "bad-event-time";

    /// <summary>A record from before AWS existed.</summary>
    public const string ClockBefore = "clock-before";

    /// <summary>A record from the future, beyond the tolerance for clocks.</summary>
    public const string ClockAfter = "clock-after";

    /// <summary>A record that does not say who acted.</summary>
    public const string NoIdentity = "no-identity";
}
