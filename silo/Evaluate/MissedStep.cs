namespace OrleansSec.Silo.Evaluate;

/// <summary>A step of which no event is in any alert, or a case that did not come out as expected.</summary>
/// <param name="Where">The attack and step, file or case.</param>
/// <param name="Technique">The technique.</param>
/// <param name="What">What was done, by whom; or why it was not found.</param>
internal sealed record MissedStep(string Where, string Technique, string What);
