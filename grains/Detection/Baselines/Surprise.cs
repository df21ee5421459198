namespace OrleansSec.Detection.Baselines;

/// <summary>How unexpected it is, in bits, that an entity shows a value it has not shown before.</summary>
public static class Surprise
{
    /// <summary>Strength θ: the weight of the prior, in trials.</summary>
    public const double Strength = 1;

    /// <summary>Discount σ: how much the distinct values seen so far promise new ones.</summary>
    public const double Discount = 0.5;

    /// <summary>
    /// −log2 of the Pitman–Yor probability that the next trial shows any new value:
    /// (θ + σK) / (θ + N), with K distinct values in N decayed trials (Teh 2006). 0 bits for an entity that has shown
    /// nothing yet; rising as it grows steady; small for one that often does new things.
    /// </summary>
    public static double OfNew(double distinct, double trials) =>
        Math.Max(0, Math.Log2((Strength + trials) / (Strength + (Discount * distinct))));
}
