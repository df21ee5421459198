using System.Globalization;
using System.Text;

namespace OrleansSec.Detection.Intel;

/// <summary>Reads tables of comma-, semicolon-, tab- or bar-separated values. What the columns mean is guessed by their names.</summary>
internal static class CsvReader
{
    private static readonly char[] _separators = [',', ';', '\t', '|'];
    private static readonly string[] _values =
        ["indicator", "ioc", "ioc_value", "value", "ip", "ip_address", "address", "dst_ip", "src_ip", "cidr", "network", "domain", "hostname", "url", "sha256", "sha256_hash", "sha1", "sha1_hash", "md5", "md5_hash", "hash"];

    private static readonly string[] _confidences = ["confidence", "confidence_level", "score", "severity"];
    private static readonly string[] _lists = ["lists", "sightings", "count"];
    private static readonly string[] _ends = ["expires", "expiration", "expiry", "valid_until", "expire_date"];
    private static readonly string[] _starts = ["first_seen", "first_seen_utc", "firstseen", "valid_from", "created", "date"];
    private static readonly string[] _descriptions = ["description", "comment", "threat", "malware", "malware_printable", "signature", "reason", "tags", "notes"];

    public static void Read(IEnumerable<string> lines, IntelReading reading)
    {
        Columns? columns = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (text[0] is '#' or ';')
            {
                columns ??= IsHeader(text) ? Columns.Of(Uncommented(text)) : null;
                continue;
            }

            if (columns is null)
            {
                columns = Columns.Of(text);
                if (columns.IsHeader)
                {
                    continue;
                }
            }

            Row(Split(text, columns.Separator), columns, number, reading);
        }
    }

    /// <summary>Whether a comment names the columns, as some makers write them.</summary>
    public static bool IsHeader(string line) => Columns.Of(Uncommented(line)) is { IsHeader: true, Count: > 1 };

    /// <summary>Whether a line is the head or a row of a table. Rows are told by commas alone: plain lists use the others.</summary>
    public static bool IsTable(string line) =>
        Columns.Of(Uncommented(line)) is { IsHeader: true } or { Separator: ',', Count: > 1 };

    private static string Uncommented(string line) => line.Trim().TrimStart('#', ';', ' ');

    private static void Row(List<string> cells, Columns columns, int line, IntelReading reading)
    {
        var value = columns.Value >= 0 ? Cell(cells, columns.Value) : cells.Find(c => IndicatorText.TryRead(c, out _));
        if (value is null || !IndicatorText.TryRead(value, out var indicator))
        {
            reading.Refuse("not-an-indicator", string.Create(CultureInfo.InvariantCulture, $"line {line}: {value ?? string.Join(' ', cells)}"));
            return;
        }

        reading.Add(indicator with
        {
            Confidence = Confidence(Cell(cells, columns.Confidence)) ?? Lists(Cell(cells, columns.Lists)),
            Description = Cell(cells, columns.Description) ?? indicator.Description,
            From = Time(Cell(cells, columns.From)),
            Until = Time(Cell(cells, columns.Until)),
        });
    }

    private static string? Cell(List<string> cells, int column) =>
        column >= 0 && column < cells.Count && cells[column].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A confidence as a number to 100, a share to 1, or a word.</summary>
    internal static int? Confidence(string? text) => text?.ToLowerInvariant() switch
    {
        null => null,
        "low" => 30,
        "medium" or "moderate" => 60,
        "high" => 85,
        "critical" or "very high" => 95,
        var number when double.TryParse(number.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100 =>
            (int)Math.Round(value <= 1 && number.Contains('.', StringComparison.Ordinal) ? value * 100 : value),
        _ => null,
    };

    private static int? Lists(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lists) ? PlainReader.OfLists(lists) : null;

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static List<string> Split(string line, char separator)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (letter == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == separator && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private sealed record Columns(char Separator, int Count, int Value, int Confidence, int Lists, int From, int Until, int Description)
    {
        public bool IsHeader => Value >= 0;

        public static Columns Of(string line)
        {
            var separator = _separators.MaxBy(s => line.Count(c => c == s));
            var names = Split(line, separator).ConvertAll(n => n.Trim().ToLowerInvariant().Replace(' ', '_'));
            int At(string[] known) => known.Select(k => names.IndexOf(k)).FirstOrDefault(i => i >= 0, -1);
            return new Columns(
                separator, names.Count, At(_values), At(_confidences), At(_lists), At(_starts), At(_ends), At(_descriptions));
        }
    }
}
