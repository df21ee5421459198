using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>Holds if any value of a field compares with any value of another one.</summary>
internal sealed class ReferencePredicate(string name, int field, int other, TextShape shape, bool cased) : Predicate
{
    public override bool Matches(EventFields fields)
    {
        foreach (var value in fields[field])
        {
            if (Passes(fields, value))
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
            if (Passes(fields, value))
            {
                into.Add(name, value.Text);
                return;
            }
        }
    }

    private bool Passes(EventFields fields, FieldValue value)
    {
        foreach (var with in fields[other])
        {
            if (value.Kind != FieldKind.Null
                && with.Kind != FieldKind.Null
                && FoldedText.Compare(value.Text, with.Text, shape, cased))
            {
                return true;
            }
        }

        return false;
    }
}
