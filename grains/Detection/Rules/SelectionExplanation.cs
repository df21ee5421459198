namespace OrleansSec.Detection.Rules;

/// <summary>Why one selection of a rule holds for an event or does not.</summary>
/// <param name="Name">The selection's name.</param>
/// <param name="IsMatch">Whether it holds.</param>
/// <param name="Facts">The fields that made it hold, or those that kept it from it, with what was asked.</param>
public sealed record SelectionExplanation(string Name, bool IsMatch, IReadOnlyList<string> Facts);
