namespace OrleansSec.Detection.Rules.Matching;

/// <summary>What one value of a field must be like. Immutable; matching allocates nothing.</summary>
/// <param name="text">The value as the rule writes it.</param>
internal abstract class ValueMatch(string text)
{
    /// <summary>The value as the rule writes it, for explanations.</summary>
    public string Text { get; } = text;

    /// <summary>The one value that passes, in any ASCII case, if there is only that one: what the index can use.</summary>
    public virtual string? OnlyValue => null;

    /// <summary>Whether a value passes. A JSON null is never asked.</summary>
    public abstract bool Matches(ReadOnlySpan<byte> value);
}
