using System.Text.Json;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Reads documents of indicators: STIX 2.1, MISP warninglists, AWS ranges, tables, netsets and plain lists. The form
/// is told by the content.
/// </summary>
public static class IntelReader
{
    private const int LongestLine = 1 << 16;

    private static readonly JsonDocumentOptions _lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>
    /// Reads a document in UTF-8. Throws <see cref="InvalidDataException"/>, with what is wrong, for one that is no
    /// list of indicators at all.
    /// </summary>
    public static IntelReading Read(Stream document)
    {
        using var buffered = new BufferedStream(document, 1 << 16);
        using var reader = new StreamReader(buffered);
        var first = FirstLetter(reader);
        return first is '{' or '[' ? ReadJson(reader.ReadToEnd()) : ReadLines(reader);
    }

    private static char FirstLetter(StreamReader reader)
    {
        while (reader.Peek() is var letter and >= 0)
        {
            if (!char.IsWhiteSpace((char)letter))
            {
                return (char)letter;
            }

            reader.Read();
        }

        throw new InvalidDataException("It is empty.");
    }

    private static IntelReading ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, _lenient);
            return ReadJson(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The latter for a text that is no valid UTF-16.
            throw new InvalidDataException($"It is no valid JSON: {failure.Message}", failure);
        }
    }

    private static IntelReading ReadJson(JsonElement root)
    {
        IntelReading reading;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("list", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            WarninglistReader.Read(root, reading = new IntelReading { Format = "warninglist" });
        }
        else if (root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("prefixes", out _) || root.TryGetProperty("ipv6_prefixes", out _)))
        {
            AwsRangesReader.Read(root, reading = new IntelReading { Format = "aws-ranges" });
        }
        else if (IsStix(root))
        {
            StixReader.Read(root, reading = new IntelReading { Format = "stix" });
        }
        else
        {
            throw new InvalidDataException("It is JSON, but no STIX bundle, MISP warninglist or AWS ip-ranges.json.");
        }

        return reading;
    }

    private static bool IsStix(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.GetArrayLength() > 0 && IsStix(root[0]),
        JsonValueKind.Object => root.TryGetProperty("objects", out _) || root.TryGetProperty("type", out _),
        _ => false,
    };

    private static IntelReading ReadLines(StreamReader reader)
    {
        var lines = Lines(reader).GetEnumerator();
        var head = new List<string>();
        var isTable = false;
        while (head.Count < 100 && lines.MoveNext())
        {
            head.Add(lines.Current);
            if (IsContent(lines.Current) || CsvReader.IsHeader(lines.Current))
            {
                isTable = CsvReader.IsTable(lines.Current);
                break;
            }
        }

        var reading = new IntelReading { Format = isTable ? "csv" : "list" };
        if (isTable)
        {
            CsvReader.Read(head.Concat(Rest(lines)), reading);
        }
        else
        {
            PlainReader.Read(head.Concat(Rest(lines)), reading);
        }

        return reading.Indicators.Count > 0 || reading.Refused.Count == 0
            ? reading
            : throw new InvalidDataException($"No line is an indicator; the first refused is {reading.Refused.First().Detail}");
    }

    private static bool IsContent(string line) => line.Trim() is { Length: > 0 } text && text[0] is not ('#' or ';' or '/');

    private static IEnumerable<string> Rest(IEnumerator<string> lines)
    {
        while (lines.MoveNext())
        {
            yield return lines.Current;
        }
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line.Length <= LongestLine ? line : line[..LongestLine];
        }
    }
}
