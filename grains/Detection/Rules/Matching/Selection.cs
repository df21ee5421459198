namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A named search of a rule's detection.</summary>
internal sealed record Selection(string Name, Condition Condition);
