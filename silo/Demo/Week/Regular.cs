namespace OrleansSec.Silo.Demo.Week;

/// <summary>Every so many minutes, with a little jitter.</summary>
internal sealed class Regular(int minutes, int phase = 0) : IRhythm
{
    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice)
    {
        for (var at = phase * 60; at + 30 <= 24 * 3600; at += minutes * 60)
        {
            yield return at + dice.Below(30);
        }
    }
}
