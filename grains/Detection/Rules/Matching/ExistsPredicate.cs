using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if a field is there, be it null.</summary>
internal sealed class ExistsPredicate(string name, int field) : Predicate
{
    public override bool Matches(EventFields fields) => fields.Has(field);

    public override void Collect(EventFields fields, MatchCollector into) => into.Add(name, fields.First(field));
}
