using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Contracts.Alerts;

/// <summary>An alert as an operator sees it.</summary>
/// <param name="Id">Stable across restarts and redeliveries.</param>
/// <param name="Sequence">Position of its last change in the alert log; starts at 1 and rises with every change.</param>
/// <param name="Time">Time of its first event, UTC.</param>
/// <param name="Last">Time of its last event, UTC.</param>
/// <param name="RaisedAt">When it was first stored, UTC.</param>
/// <param name="Severity">Of its highest judgement.</param>
/// <param name="Score">Bits; the sum of the reasons' weights.</param>
/// <param name="Detector"><c>rule:NAME</c>, or a detector's name such as <c>first-use</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Entity">Whose alert it is.</param>
/// <param name="ActorKind">What acts behind the entity.</param>
/// <param name="Techniques">MITRE ATT&amp;CK technique ids.</param>
/// <param name="Reasons">Why, highest weight first.</param>
/// <param name="Count">How many distinct events it holds.</param>
/// <param name="Threshold">Bits: with a lower score it would be silent.</param>
/// <param name="Verdict">What an operator said of it; null if nothing yet.</param>
[GenerateSerializer, Immutable, Alias("Alert")]
public sealed record Alert(
    [property: Id(0)] string Id,
    [property: Id(1)] long Sequence,
    [property: Id(2)] DateTimeOffset Time,
    [property: Id(3)] DateTimeOffset Last,
    [property: Id(4)] DateTimeOffset RaisedAt,
    [property: Id(5)] Severity Severity,
    [property: Id(6)] double Score,
    [property: Id(7)] string Detector,
    [property: Id(8)] string Title,
    [property: Id(9)] EntityId Entity,
    [property: Id(10)] ActorKind ActorKind,
    [property: Id(11)] IReadOnlyList<string> Techniques,
    [property: Id(12)] IReadOnlyList<Reason> Reasons,
    [property: Id(13)] long Count,
    [property: Id(14)] double Threshold,
    [property: Id(15)] AlertVerdict? Verdict)
{
    /// <summary>The 12-digit account id.</summary>
    public string Account => Entity.Account;

    /// <summary>
    /// Without these reasons the score would be below the threshold, and the alert silent: the heaviest reason, or
    /// where that does not suffice the fewest, heaviest first.
    /// </summary>
    public IReadOnlyList<Reason> Counterfactual => FewestWithout(Reasons, Score, Threshold);

    private static Reason[] FewestWithout(IReadOnlyList<Reason> reasons, double score, double threshold)
    {
        var left = score;
        return [.. reasons.OrderByDescending(r => r.Weight).TakeWhile(Counts)];

        bool Counts(Reason reason)
        {
            var counts = left >= threshold;
            left -= reason.Weight;
            return counts;
        }
    }
}
