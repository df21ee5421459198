using System.Globalization;
using System.Xml;

namespace OrleansSec.Gateway.Api;

/// <summary>Reads until when a verdict silences.</summary>
internal static class VerdictExpiry
{
    /// <summary>Days, if nothing is said.</summary>
    public const int DefaultDays = 30;

    /// <summary>Days at most: what is expected for ever is a change of the rule.</summary>
    public const int MaxDays = 365;

    // A caller's clock may be ahead of this one.
    private static readonly TimeSpan _slack = TimeSpan.FromHours(1);

    /// <summary>The time meant by a text; or null, and why it cannot be used.</summary>
    public static (DateTimeOffset? Expires, string? Problem) Read(string? text, DateTimeOffset now)
    {
        if (Meant(text?.Trim(), now) is not { } expires)
        {
            return (null, "must be an ISO 8601 time, a duration such as P30D, or a number of days.");
        }

        return expires <= now ? (null, "must be in the future.")
            : expires > now.AddDays(MaxDays) + _slack ? (null, $"may be {MaxDays} days from now at most.")
            : (expires, null);
    }

    private static DateTimeOffset? Meant(string? text, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text))
        {
            return now.AddDays(DefaultDays);
        }

        var days = text[^1] is 'd' or 'D' && text[0] is not ('P' or 'p') ? text[..^1] : text;
        if (double.TryParse(days, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Later(now, number);
        }

        return text[0] is 'P' or 'p' ? Later(now, Duration(text.ToUpperInvariant()))
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
            : null;
    }

    private static double? Duration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text).TotalDays;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return null;
        }
    }

    // Beyond any calendar is beyond the maximum too, and is told so.
    private static DateTimeOffset? Later(DateTimeOffset now, double? days) =>
        days is not { } number ? null : now.AddDays(Math.Clamp(number, -1, MaxDays * 10));
}
