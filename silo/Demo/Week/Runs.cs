namespace OrleansSec.Silo.Demo.Week;

/// <summary>Runs of a pipeline on working days. The same seed gives the same runs to whoever takes part in them.</summary>
internal sealed class Runs(ulong seed, int runs, int calls) : IRhythm
{
    /// <summary>How long a run may take: each has a part of the day to itself.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice)
    {
        var plan = new Dice(seed, (ulong)day);
        var today = weekday is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : runs;
        for (var run = 0; run < today; run++)
        {
            var start = (7 * 3600) + (plan.Below(72) * (int)Slot.TotalSeconds);
            for (var call = 0; call < calls; call++)
            {
                yield return start + (call == 0 ? 2 : 5 + dice.Below(400));
            }
        }
    }
}
