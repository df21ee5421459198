using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>A small look every day and a long sweep once a week.</summary>
internal sealed class Weekly(DayOfWeek on, int sweep, int daily, int hour) : IRhythm
{
    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice) =>
        Enumerable.Range(0, weekday == on ? sweep : daily).Select(_ => (hour * 3600) + dice.Below(weekday == on ? 2400 : 600));
}
