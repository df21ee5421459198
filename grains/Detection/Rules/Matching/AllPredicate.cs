using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if every part does.</summary>
internal sealed class AllPredicate(Predicate[] parts) : Predicate
{
    public override bool Matches(EventFields fields)
    {
        foreach (var part in parts)
        {
            if (!part.Matches(fields))
            {
                return false;
            }
        }

        return true;
    }

    public override void Collect(EventFields fields, MatchCollector into)
    {
        foreach (var part in parts)
        {
            part.Collect(fields, into);
        }
    }
}
