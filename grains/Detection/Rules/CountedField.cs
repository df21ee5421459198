using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Fields;

namespace OrleansSec.Detection.Rules;

/// <summary>A field whose distinct values a correlation counts.</summary>
internal sealed class CountedField(string field, FieldLayout layout)
{
    // A call that names more things at once is one event all the same.
    private const int MaxValues = 16;
    private const int MaxBytes = 8192;

    private readonly int _number = layout.IndexOf(field);

    /// <summary>Adds the event's values, bounded in number and length: they come from an attacker.</summary>
    public void AddTo(List<FieldMatch> values, EventFields fields)
    {
        var most = values.Count + MaxValues;
        foreach (var value in fields[_number])
        {
            if (values.Count < most && value.Kind != FieldKind.Null)
            {
                var text = Encoding.UTF8.GetString(value.Text[..Math.Min(value.Text.Length, MaxBytes)]);
                values.Add(new FieldMatch(field, BoundedText.Of(text)));
            }
        }
    }
}
