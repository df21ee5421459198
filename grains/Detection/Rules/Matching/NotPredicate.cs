using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if its part does not. What is not so makes no proof, so nothing is collected.</summary>
internal sealed class NotPredicate(Predicate part) : Predicate
{
    public override bool Matches(EventFields fields) => !part.Matches(fields);

    public override void Collect(EventFields fields, MatchCollector into)
    {
    }
}
