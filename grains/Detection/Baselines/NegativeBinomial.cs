namespace OrleansSec.Detection.Baselines;

/// <summary>The distribution of counts that vary more than chance alone would make them.</summary>
public static class NegativeBinomial
{
    /// <summary>
    /// The surprise of a count, or a higher one, in bits: −log2 of an upper bound of the tail, by the ratio of its terms.
    /// Never more than the true surprise; 0 for what is not above the mean.
    /// </summary>
    public static double TailBits(double mean, double variance, double count)
    {
        if (count <= mean || mean <= 0)
        {
            return 0;
        }

        variance = Math.Max(variance, mean * 1.001);
        var share = 1 - (mean / variance);
        var shape = mean * mean / (variance - mean);
        var log = LogGamma(count + shape) - LogGamma(shape) - LogGamma(count + 1)
            + (shape * Math.Log(mean / variance)) + (count * Math.Log(share));
        var ratio = Math.Max(share, (count + shape) / (count + 1) * share);
        return ratio >= 1 ? 0 : Math.Max(0, (Math.Log(1 - ratio) - log) / Math.Log(2));
    }

    // Stirling's series, after a shift to where it is exact enough.
    internal static double LogGamma(double x)
    {
        var shift = 0d;
        for (; x < 10; x++)
        {
            shift += Math.Log(x);
        }

        var square = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + (((1 / 12d) - (square * ((1 / 360d) - (square / 1260)))) / x) - shift;
    }
}
