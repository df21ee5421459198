namespace OrleansSec.Contracts.Budgets;

/// <summary>
/// What could be an alert of a day, raised or not: by their scores the threshold of later days is set. One that comes
/// again adds nothing; the highest score holds.
/// </summary>
/// <param name="AlertId">The alert's id.</param>
/// <param name="Day">The UTC day of its events, in days since 1970.</param>
/// <param name="Score">Bits.</param>
/// <param name="IsHideable">Whether a threshold may hide it; what may not be hidden counts all the same.</param>
[GenerateSerializer, Immutable, Alias("Candidate")]
public sealed record Candidate(
    [property: Id(0)] string AlertId,
    [property: Id(1)] int Day,
    [property: Id(2)] double Score,
    [property: Id(3)] bool IsHideable);
