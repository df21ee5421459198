using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Correlations;

/// <summary>In a correlation's condition: a rule has matched within the window.</summary>
internal sealed record RuleSeen(string Rule) : Condition
{
    /// <inheritdoc/>
    public override string Text => Rule;

    /// <inheritdoc/>
    public override IEnumerable<string> Fields => [];
}
