namespace OrleansSec.Detection.Correlations;

/// <summary>A field beside the caller by whose values a correlation groups.</summary>
/// <param name="Name">The field or alias as the correlation calls it.</param>
/// <param name="ByRule">The field of each rule.</param>
internal sealed record GroupField(string Name, IReadOnlyDictionary<string, string> ByRule)
{
    /// <summary>The same with the rules' names in place of what the file calls them.</summary>
    public GroupField Named(Func<string, string> name) =>
        this with { ByRule = ByRule.ToDictionary(pair => name(pair.Key), pair => pair.Value, StringComparer.Ordinal) };
}
