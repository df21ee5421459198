namespace OrleansSec.Silo.Sources.S3;

/// <summary>What a queue's message says.</summary>
/// <param name="Objects">Objects that were written.</param>
/// <param name="Passed">Things in it that announce no object, such as test messages and removals.</param>
/// <param name="Problem">Why it cannot be understood; null if it can.</param>
internal sealed record Notification(IReadOnlyList<ObjectNotice> Objects, int Passed = 0, string? Problem = null)
{
    /// <summary>A message that cannot be understood.</summary>
    public static Notification Unread(string problem) => new([], 0, problem);
}
