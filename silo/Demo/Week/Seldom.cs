namespace OrleansSec.Silo.Demo.Week;

/// <summary>A few minutes of one afternoon a week.</summary>
internal sealed class Seldom(DayOfWeek on, int hour, int calls) : IRhythm
{
    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice) =>
        weekday == on ? Enumerable.Range(0, calls).Select(_ => (hour * 3600) + dice.Below(1200)) : [];
}
