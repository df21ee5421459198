namespace OrleansSec.Detection.Rules;

/// <summary>What came of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Passed">Whether the rule did as the case says.</param>
/// <param name="Explanation">Why the rule did as it did.</param>
public sealed record RuleTestResult(RuleCase Case, bool Passed, RuleExplanation Explanation);
