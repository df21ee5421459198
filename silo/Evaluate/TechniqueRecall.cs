namespace OrleansSec.Silo.Evaluate;

/// <summary>How many of a technique's steps were found.</summary>
internal sealed record TechniqueRecall(string Technique, int Found, int Of);
