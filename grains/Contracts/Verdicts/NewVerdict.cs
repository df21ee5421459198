namespace OrleansSec.Contracts.Verdicts;

/// <summary>A verdict to be given. It takes the place of the one that stands on the alert.</summary>
/// <param name="Id">A new id: the same one given twice is one verdict.</param>
/// <param name="AlertId">The judged alert.</param>
/// <param name="Kind">What is said.</param>
/// <param name="Scope">For whom it holds.</param>
/// <param name="Expires">From when it silences no more, UTC; null where it silences nothing.</param>
/// <param name="Note">Why, in the operator's words, or null.</param>
/// <param name="By">Who says it.</param>
[GenerateSerializer, Immutable, Alias("NewVerdict")]
public sealed record NewVerdict(
    [property: Id(0)] string Id,
    [property: Id(1)] string AlertId,
    [property: Id(2)] VerdictKind Kind,
    [property: Id(3)] VerdictScope Scope,
    [property: Id(4)] DateTimeOffset? Expires,
    [property: Id(5)] string? Note,
    [property: Id(6)] string By);
