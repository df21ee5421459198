namespace OrleansSec.Detection.Baselines;

/// <summary>What is normal of one kind in an hour.</summary>
/// <param name="Hours">Decayed active hours that it rests on.</param>
/// <param name="Mean">Of the principal's hours and one ordinary busy hour of anybody.</param>
/// <param name="Variance">Likewise.</param>
/// <param name="Usual">The mean of the principal's hours alone.</param>
public readonly record struct HourlyNormal(double Hours, double Mean, double Variance, double Usual)
{
    // Nobody's hours are so even that half as much again would mean anything, and what is done is done in clumps.
    private const double LeastSpread = 0.5;
    private const double LeastClump = 0.5;

    /// <summary>The surprise of so many in an hour, in bits.</summary>
    public double Bits(double count) => NegativeBinomial.TailBits(Mean, Variance, count);

    /// <summary>
    /// The normal of decayed sums, with one more hour of the ordinary size: a newcomer is judged by that hour alone, and
    /// taken to vary widely; a principal with a past hardly by it.
    /// </summary>
    internal static HourlyNormal Of(double hours, double sum, double squares, double ordinary)
    {
        var mean = (sum + ordinary) / (hours + 1);
        var square = (squares + (ordinary * ordinary * (2 + (4 / (1 + hours))))) / (hours + 1);
        var least = mean + (mean * Math.Max(LeastSpread * LeastSpread * mean, LeastClump * ordinary));
        return new HourlyNormal(hours, mean, Math.Max(square - (mean * mean), least), hours > 0 ? sum / hours : 0);
    }
}
