namespace OrleansSec.Silo.Demo.Week;

/// <summary>When a principal acts.</summary>
internal interface IRhythm
{
    /// <summary>Seconds of the day at which it calls, in any order.</summary>
    /// <param name="weekday">Which day of the week it is.</param>
    /// <param name="day">How many days after the first.</param>
    /// <param name="dice">The principal's chance of this day.</param>
    IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice);
}
