using System.Globalization;
using System.Text;

namespace OrleansSec.Detection.Rules.Matching;

/// <summary>A value that reads as a time, a part of which compares as asked. Weeks are those of ISO 8601.</summary>
internal sealed class TimePartMatch(string text, TimePart part, NumberMatch number) : ValueMatch(text)
{
    private const int LongestTime = 64;

    public override bool Matches(ReadOnlySpan<byte> value)
    {
        // Without a year in front, the parser would fill in today's, and a judgement must not know the clock.
        if (value.Length < 5 || value[4] != '-' || value[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        Span<char> chars = stackalloc char[LongestTime];
        return value.Length <= LongestTime
            && DateTime.TryParse(
                chars[..Encoding.UTF8.GetChars(value, chars)],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time)
            && number.Compare(Part(time));
    }

    private int Part(DateTime time) => part switch
    {
        TimePart.Minute => time.Minute,
        TimePart.Hour => time.Hour,
        TimePart.Day => time.Day,
        TimePart.Week => ISOWeek.GetWeekOfYear(time),
        TimePart.Month => time.Month,
        _ => time.Year,
    };
}
