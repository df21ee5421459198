using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>Office hours, and every third week some nights in which something broke.</summary>
internal sealed class OnCall(OfficeHours hours, int turn) : IRhythm
{
    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice)
    {
        foreach (var second in hours.Seconds(weekday, day, dice))
        {
            yield return second;
        }

        if (day / 7 % 3 != turn % 3 || !dice.Chance(0.35))
        {
            yield break;
        }

        var start = (3600 * (1 + dice.Below(4))) - (hours.HoursEastOfUtc * 3600);
        var calls = 8 + dice.Below(14);
        for (var i = 0; i < calls; i++)
        {
            yield return start + dice.Below(2400);
        }
    }
}
