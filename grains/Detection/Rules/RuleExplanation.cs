namespace OrleansSec.Detection.Rules;

/// <summary>Why a rule matches an event or does not.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="IsMatch">Whether it matches.</param>
/// <param name="Selections">Its selections in the file's order.</param>
public sealed record RuleExplanation(string Rule, bool IsMatch, IReadOnlyList<SelectionExplanation> Selections)
{
    /// <summary>The explanation as lines of text. Values come from the event as they are.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{Rule} {(IsMatch ? "matches" : "does not match")}";
        foreach (var selection in Selections)
        {
            yield return $"  {selection.Name}: {(selection.IsMatch ? "holds" : "does not hold")}";
            foreach (var line in selection.Facts)
            {
                yield return $"    {line}";
            }
        }
    }
}
