namespace OrleansSec.Silo.Demo.Week;

/// <summary>
/// The hours of a person in a time zone. From the profile: 85 % between nine and six, and an eighth of a weekday's
/// activity on a day of the weekend.
/// </summary>
internal sealed class OfficeHours(int perDay, int hoursEastOfUtc) : IRhythm
{
    /// <summary>Hours of local time between which most of it happens.</summary>
    public const int From = 9, To = 18;

    private const int Early = (7 * 3600) + 1800;
    private const int Late = (18 * 3600) + 3300;

    /// <summary>The time zone.</summary>
    public int HoursEastOfUtc => hoursEastOfUtc;

    public IEnumerable<int> Seconds(DayOfWeek weekday, int day, Dice dice)
    {
        var isWeekend = weekday is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var calls = (perDay * 3 / 4) + dice.Below(1 + (perDay / 2));
        calls = isWeekend ? (calls + dice.Below(8)) / 8 : calls;
        return Enumerable.Range(0, calls).Select(_ => Second(dice) - (hoursEastOfUtc * 3600));
    }

    private static int Second(Dice dice)
    {
        if (dice.Chance(0.85))
        {
            return (From * 3600) + dice.Below((To - From) * 3600);
        }

        return dice.Chance(0.5) ? Early + dice.Below((From * 3600) - Early) : (To * 3600) + dice.Below(Late - (To * 3600));
    }
}
