namespace OrleansSec.Detection.Correlations;

/// <summary>The counts that a correlation asks for.</summary>
/// <param name="Min">The least.</param>
/// <param name="Max">The most, or null for any.</param>
public sealed record CountCondition(int Min, int? Max = null)
{
    /// <summary>Whether a count is asked for.</summary>
    public bool Holds(int count) => count >= Min && (Max is not { } most || count <= most);
}
