using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansSec.Detection.Correlations;

/// <summary>Sigma's spans of time: a number and a unit, such as <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>; a month is 30 days.</summary>
internal static partial class Timespans
{
    /// <summary>The longest span: what a principal's memory could hold for longer is seldom all that happened.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>The span of a text, or null if it is none or longer than <see cref="Longest"/>.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (Span.Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var span = match.Groups["unit"].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "M" => TimeSpan.FromDays(30L * number),
            "d" => TimeSpan.FromDays(number),
            _ => TimeSpan.FromDays(7 * number),
        };
        return span <= Longest ? span : null;
    }

    /// <summary>The text of a span in its greatest whole unit.</summary>
    public static string Text(TimeSpan span)
    {
        var seconds = (long)span.TotalSeconds;
        var (number, unit) = seconds switch
        {
            > 0 when seconds % 86400 == 0 => (seconds / 86400, "d"),
            > 0 when seconds % 3600 == 0 => (seconds / 3600, "h"),
            > 0 when seconds % 60 == 0 => (seconds / 60, "m"),
            _ => (seconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    [GeneratedRegex(@"^(?<number>\d{1,7})(?<unit>[smhdwM])\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Span { get; }
}
