using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if any part does.</summary>
internal sealed class AnyPredicate(Predicate[] parts) : Predicate
{
    public override bool Matches(EventFields fields)
    {
        foreach (var part in parts)
        {
            if (part.Matches(fields))
            {
                return true;
            }
        }

        return false;
    }

    public override void Collect(EventFields fields, MatchCollector into)
    {
        foreach (var part in parts)
        {
            if (part.Matches(fields))
            {
                part.Collect(fields, into);
            }
        }
    }
}
