using OrleansSec.Contracts.Events;

namespace OrleansSec.Contracts.Verdicts;

/// <summary>What an operator said of an alert, for whom and until when it holds, and what it has silenced.</summary>
/// <param name="Id">Names the verdict.</param>
/// <param name="Number">Its place in the list of verdicts; rises.</param>
/// <param name="Kind">What was said.</param>
/// <param name="Scope">For whom it holds.</param>
/// <param name="Entity">Whose alert was judged.</param>
/// <param name="AlertId">The judged alert.</param>
/// <param name="Title">The judged alert's title.</param>
/// <param name="By">Who said it.</param>
/// <param name="Given">When, UTC.</param>
/// <param name="Expires">From when it holds no more, UTC; null where it silences nothing.</param>
/// <param name="Note">Why, in the operator's words; null if nothing was noted.</param>
/// <param name="Shape">What it is about.</param>
/// <param name="Silenced">How many events it has silenced.</param>
/// <param name="LastSilenced">Time of the latest event silenced, UTC; null if there is none.</param>
/// <param name="UndoneBy">Who took it back; null while it stands.</param>
/// <param name="UndoneAt">When it was taken back, UTC; null while it stands.</param>
[GenerateSerializer, Immutable, Alias("Verdict")]
public sealed record Verdict(
    [property: Id(0)] string Id,
    [property: Id(1)] long Number,
    [property: Id(2)] VerdictKind Kind,
    [property: Id(3)] VerdictScope Scope,
    [property: Id(4)] EntityId Entity,
    [property: Id(5)] string AlertId,
    [property: Id(6)] string Title,
    [property: Id(7)] string By,
    [property: Id(8)] DateTimeOffset Given,
    [property: Id(9)] DateTimeOffset? Expires,
    [property: Id(10)] string? Note,
    [property: Id(11)] VerdictShape Shape,
    [property: Id(12)] long Silenced = 0,
    [property: Id(13)] DateTimeOffset? LastSilenced = null,
    [property: Id(14)] string? UndoneBy = null,
    [property: Id(15)] DateTimeOffset? UndoneAt = null)
{
    /// <summary>The 12-digit account id.</summary>
    public string Account => Entity.Account;
}
