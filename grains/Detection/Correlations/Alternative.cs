namespace OrleansSec.Detection.Correlations;

/// <summary>One way in which a temporal correlation can be true.</summary>
/// <param name="Needed">The rules that must have matched, in the order of the correlation's list.</param>
/// <param name="Absent">The rules that must not.</param>
internal sealed record Alternative(IReadOnlyList<string> Needed, IReadOnlyList<string> Absent)
{
    /// <summary>The same with the rules' names in place of what the file calls them.</summary>
    public Alternative Named(Func<string, string> name) => new([.. Needed.Select(name)], [.. Absent.Select(name)]);
}
