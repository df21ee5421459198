namespace OrleansSec.Detection.CloudTrail;

/// <summary>Reads ISO 8601 times such as <c>2024-07-31T12:46:41Z</c>; a time without an offset is UTC.</summary>
internal static class EventTime
{
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 19
            || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':'
            || !Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..10], out var day)
            || !Number(text[11..13], out var hour) || !Number(text[14..16], out var minute) || !Number(text[17..19], out var second)
            || year is 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        var rest = text[19..];
        if (!Fraction(ref rest, out var ticks) || !Offset(rest, out var offset))
        {
            return false;
        }

        // A leap second is the one before it, a little longer.
        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59)).Ticks + ticks - offset.Ticks;
        if (local < 0 || local > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(local, TimeSpan.Zero);
        return true;
    }

    private static bool Fraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        if (rest is not [(byte)'.', ..])
        {
            return true;
        }

        var length = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? rest.Length - 1 : length;
        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < length ? rest[1 + i] - '0' : 0);
        }

        rest = rest[(1 + length)..];
        return length > 0;
    }

    private static bool Offset(ReadOnlySpan<byte> rest, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (rest is [] or [(byte)'Z'])
        {
            return true;
        }

        if (rest.Length != 6 || rest[3] != ':' || !Number(rest[1..3], out var hours) || !Number(rest[4..6], out var minutes)
            || hours > 14 || minutes > 59 || rest[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (rest[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
