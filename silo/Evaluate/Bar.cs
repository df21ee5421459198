namespace OrleansSec.Silo.Evaluate;

/// <summary>A demand on the product, and what was measured.</summary>
internal sealed record Bar(string Set, string Demand, string Measured, bool IsMet);
