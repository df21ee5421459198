namespace OrleansSec.Silo.Demo.Week;

/// <summary>At any hour of any day, as programs do.</summary>
internal sealed class Steady(int perDay) : IRhythm
{
    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice) =>
        Enumerable.Range(0, perDay).Select(_ => dice.Below(24 * 3600));
}
