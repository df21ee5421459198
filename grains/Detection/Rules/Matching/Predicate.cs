using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A condition bound to a field layout. Immutable, shared by threads; deciding it allocates nothing.</summary>
internal abstract class Predicate
{
    /// <summary>Whether it holds for an event.</summary>
    public abstract bool Matches(EventFields fields);

    /// <summary>Adds the fields that make it hold; call it only if it does.</summary>
    public abstract void Collect(EventFields fields, MatchCollector into);
}
