namespace OrleansSec.Detection.Baselines;

/// <summary>A value of a dimension, as stored.</summary>
/// <param name="Value">Such as <c>eu-west-1</c>.</param>
/// <param name="Events">Weight of its events.</param>
/// <param name="Hours">Weight of the hours in which it was seen.</param>
/// <param name="First">When it was seen first, Unix seconds.</param>
/// <param name="Last">When it was seen last, Unix seconds.</param>
public readonly record struct DimensionRow(string Value, float Events, float Hours, uint First, uint Last);
