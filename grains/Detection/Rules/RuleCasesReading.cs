namespace OrleansSec.Detection.Rules;

/// <summary>What came of reading a cases file.</summary>
/// <param name="Cases">The cases, or null if there is an error or no file.</param>
/// <param name="Problems">Everything that is wrong with the file.</param>
public sealed record RuleCasesReading(RuleCases? Cases, IReadOnlyList<RuleProblem> Problems);
