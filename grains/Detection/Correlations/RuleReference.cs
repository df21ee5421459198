namespace OrleansSec.Detection.Correlations;

/// <summary>A rule that a correlation names, as written.</summary>
/// <param name="Text">A rule's id, its <c>name</c>, or its file's name without extension.</param>
/// <param name="Line">Where it is named.</param>
internal sealed record RuleReference(string Text, int Line);
