using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if any value of a field passes any of the matches.</summary>
internal sealed class FieldPredicate(string name, int field, ValueMatch[] matches) : Predicate
{
    public override bool Matches(EventFields fields)
    {
        foreach (var value in fields[field])
        {
            if (Passes(value))
            {
                return true;
            }
        }

        return false;
    }

    public override void Collect(EventFields fields, MatchCollector into)
    {
        foreach (var value in fields[field])
        {
            if (Passes(value))
            {
                into.Add(name, value.Text);
                return;
            }
        }
    }

    private bool Passes(FieldValue value)
    {
        if (value.Kind == FieldKind.Null)
        {
            return false;
        }

        foreach (var match in matches)
        {
            if (match.Matches(value.Text))
            {
                return true;
            }
        }

        return false;
    }
}
