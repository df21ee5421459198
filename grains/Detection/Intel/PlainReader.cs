using System.Globalization;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Reads plain lists and netsets: an indicator a line, comments after <c>#</c>, <c>;</c> or <c>//</c>. Also
/// ipsum's address and count, Spamhaus' range and reference, and hosts files.
/// </summary>
internal static class PlainReader
{
    public static void Read(IEnumerable<string> lines, IntelReading reading)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var comment = CommentOf(line);
            var text = (comment < 0 ? line : line[..comment]).Trim();
            if (text.Length == 0)
            {
                Head(line, number, reading);
                continue;
            }

            Entry(text, comment < 0 ? null : line[(comment + 1)..].Trim(), number, reading);
        }
    }

    private static void Entry(string text, string? comment, int line, IntelReading reading)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var isHosts = words is ["0.0.0.0" or "127.0.0.1", var host] && IndicatorText.TryReadDomain(host, out _);
        if (!IndicatorText.TryRead(isHosts ? words[1] : words[0], out var indicator))
        {
            reading.Refuse("not-an-indicator", string.Create(CultureInfo.InvariantCulture, $"line {line}: {text}"));
            return;
        }

        // Of so many lists that name it, as in ipsum.
        var lists = !isHosts && words.Length == 2 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        reading.Add(indicator with
        {
            Confidence = lists > 0 ? OfLists(lists) : null,
            Description = lists > 0
                ? string.Create(CultureInfo.InvariantCulture, $"on {lists} lists")
                : comment is { Length: > 0 } ? comment : indicator.Description,
        });
    }

    /// <summary>The confidence in what stands on so many lists.</summary>
    public static int OfLists(int lists) => lists switch
    {
        <= 1 => 40,
        2 => 55,
        3 => 65,
        4 => 75,
        5 => 80,
        _ => Math.Min(95, 79 + lists),
    };

    // Within a URL, # and // are its own.
    private static int CommentOf(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var isStart = i == 0 || char.IsWhiteSpace(line[i - 1]);
            if (line[i] is '#' or ';' ? isStart : isStart && line.AsSpan(i).StartsWith("//"))
            {
                return i;
            }
        }

        return -1;
    }

    // The first comment is the list's title; later ones say who made it.
    private static void Head(string line, int number, IntelReading reading)
    {
        if (number == 1 && line.TrimStart('#', ';', '/', ' ').Trim() is { Length: > 0 } title)
        {
            reading.Title = title;
        }
    }
}
