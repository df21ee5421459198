namespace OrleansSec.Contracts.Verdicts;

/// <summary>The verdict that stands on an alert, in short.</summary>
/// <param name="Id">The verdict.</param>
/// <param name="Kind">What was said.</param>
/// <param name="Scope">For whom it holds.</param>
/// <param name="By">Who said it.</param>
/// <param name="Given">When, UTC.</param>
/// <param name="Expires">From when it silences no more, UTC; null where it silences nothing.</param>
/// <param name="Note">Why, in the operator's words; null if nothing was noted.</param>
[GenerateSerializer, Immutable, Alias("AlertVerdict")]
public sealed record AlertVerdict(
    [property: Id(0)] string Id,
    [property: Id(1)] VerdictKind Kind,
    [property: Id(2)] VerdictScope Scope,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset Given,
    [property: Id(5)] DateTimeOffset? Expires,
    [property: Id(6)] string? Note);
