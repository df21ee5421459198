namespace OrleansSec.Detection.Baselines;

/// <summary>The chances of the values of a trait in one group, the rarest first.</summary>
internal sealed class NormTail
{
    // By the number of principals who have shown a value: the discounted weight of all values shown by so many or fewer.
    private readonly double[] _weight;
    private readonly double _new;
    private readonly double _total;

    private NormTail(double[] weight, double isNew, double total) => (_weight, _new, _total) = (weight, isNew, total);

    /// <summary>The chance of a value that nobody has shown.</summary>
    public double New => _new / _total;

    /// <summary>The chance of a value that so many have shown, or of any that is rarer.</summary>
    public double AtMost(int principals) => (_weight[Math.Min(principals, _weight.Length - 1)] + _new) / _total;

    /// <summary>The tail of values by how many principals have shown them.</summary>
    /// <param name="counts">One of each value; 0 for one that nobody shows any more.</param>
    /// <param name="principals">How many trials there were at least: who shows nothing has been tried too.</param>
    public static NormTail Of(IEnumerable<int> counts, int principals)
    {
        int[] shown = [.. counts.Where(c => c > 0)];
        var weight = new double[shown.Length == 0 ? 1 : shown.Max() + 1];
        foreach (var count in shown)
        {
            weight[count] += count - Surprise.Discount;
        }

        for (var i = 1; i < weight.Length; i++)
        {
            weight[i] += weight[i - 1];
        }

        var trials = Math.Max(shown.Sum(), principals);
        return new NormTail(weight, Surprise.Strength + (Surprise.Discount * shown.Length), Surprise.Strength + trials);
    }
}
