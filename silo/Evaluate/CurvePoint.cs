namespace OrleansSec.Silo.Evaluate;

/// <summary>What one would have if only alerts of a score or more were raised.</summary>
internal sealed record CurvePoint(double Score, double FalsePerDay, double Recall);
