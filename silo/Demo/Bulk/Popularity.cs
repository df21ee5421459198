namespace OrleansSec.Silo.Demo.Bulk;

/// <summary>Who acts next: all as often, or by Zipf's law the n-th 1/n^exponent as often as the first.</summary>
internal sealed class Popularity(int count, double exponent)
{
    // Cumulative weights; none where all act as often.
    private readonly double[] _upTo = exponent == 0 ? [] : UpTo(count, exponent);

    /// <summary>A number below the count.</summary>
    public int Pick(Dice dice)
    {
        if (_upTo.Length == 0)
        {
            return dice.Below(count);
        }

        var at = Array.BinarySearch(_upTo, dice.Unit() * _upTo[^1]);
        return Math.Min(at < 0 ? ~at : at, count - 1);
    }

    private static double[] UpTo(int count, double exponent)
    {
        var (upTo, sum) = (new double[count], 0d);
        for (var i = 0; i < count; i++)
        {
            upTo[i] = sum += Math.Pow(i + 1, -exponent);
        }

        return upTo;
    }
}
