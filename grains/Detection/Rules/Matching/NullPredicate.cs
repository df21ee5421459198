using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if a field is absent or has a null.</summary>
internal sealed class NullPredicate(string name, int field) : Predicate
{
    public override bool Matches(EventFields fields)
    {
        if (!fields.Has(field))
        {
            return true;
        }

        foreach (var value in fields[field])
        {
            if (value.Kind == FieldKind.Null)
            {
                return true;
            }
        }

        return false;
    }

    public override void Collect(EventFields fields, MatchCollector into) =>
        into.Add(name, fields.Has(field) ? "null" : "(absent)");
}
