namespace OrleansSec.Silo.Demo.Week;

/// <summary>At fixed hours, many calls in a row, as scheduled jobs do.</summary>
internal sealed class Sweeps(int calls, int minutes, params int[] hours) : IRhythm
{
    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice) =>
        hours.SelectMany(hour => Enumerable.Range(0, calls).Select(_ => (hour * 3600) + 60 + dice.Below(minutes * 60)));
}
