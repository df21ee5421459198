namespace OrleansSec.Detection.Integrity;

/// <summary>Something in delivered logs that is not as CloudTrail signed it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Place">Where it stands, such as an S3 URI.</param>
/// <param name="Text">A sentence for an operator.</param>
public sealed record LogBreak(LogBreakKind Kind, string Place, string Text);
