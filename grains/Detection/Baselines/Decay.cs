namespace OrleansSec.Detection.Baselines;

/// <summary>
/// Forward decay (Cormode et al., 2009): an event at time t weighs 2^((t − landmark) / half-life) for ever, and a
/// count is read by dividing through the weight of the asking time. Late events get their right weight, whatever
/// the order of arrival.
/// </summary>
public static class Decay
{
    /// <summary>After this long a value counts half.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(30);

    /// <summary>The weight of an event at a time, both in Unix seconds.</summary>
    public static double Weight(long time, long landmark) => double.Exp2((time - landmark) / HalfLife.TotalSeconds);
}
