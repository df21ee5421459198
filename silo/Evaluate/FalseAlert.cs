namespace OrleansSec.Silo.Evaluate;

/// <summary>An alert on events that no label calls an attack.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Where">The case that it is of, if the set has cases.</param>
/// <param name="Drift">The benign change that is under way for its entity, or null.</param>
/// <param name="Judgement">Why it is right to raise it, from the reasons file; null if nobody has said so.</param>
internal sealed record FalseAlert(JudgedAlert Alert, string? Where, string? Drift, string? Judgement);
