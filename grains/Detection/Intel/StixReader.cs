using System.Globalization;
using System.Text.Json;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Reads STIX 2.1: a bundle, a TAXII envelope, an array or one object. Only objects of type <c>indicator</c>
/// accuse; others are passed over and counted.
/// </summary>
internal static class StixReader
{
    public static void Read(JsonElement root, IntelReading reading)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in root.EnumerateArray())
            {
                Read(item, reading);
            }
        }
        else if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("objects", out var objects) && objects.ValueKind == JsonValueKind.Array)
        {
            Read(objects, reading);
        }
        else
        {
            One(root, reading);
        }
    }

    private static void One(JsonElement item, IntelReading reading)
    {
        var type = Text(item, "type") ?? "unknown";
        var id = Text(item, "id") ?? type;
        if (type != "indicator")
        {
            reading.Refuse($"object:{type}", $"{id} is no indicator.");
        }
        else if (item.TryGetProperty("revoked", out var revoked) && revoked.ValueKind == JsonValueKind.True)
        {
            reading.Refuse("revoked", $"{id} has been withdrawn.");
        }
        else if (Text(item, "pattern_type") is { } language and not "stix")
        {
            reading.Refuse($"pattern-type:{language}", $"{id} is written in {language}.");
        }
        else if (IsBenign(item))
        {
            reading.Refuse("benign", $"{id} names what is harmless.");
        }
        else if (Text(item, "pattern") is { } pattern)
        {
            Pattern(item, id, pattern, reading);
        }
        else
        {
            reading.Refuse("no-pattern", $"{id} has no pattern.");
        }
    }

    private static void Pattern(JsonElement item, string id, string pattern, IntelReading reading)
    {
        var parsed = StixPattern.Parse(pattern);
        foreach (var (reason, detail) in parsed.Refused)
        {
            reading.Refuse(reason, $"{id}: {detail}");
        }

        var (name, description) = (Text(item, "name"), Text(item, "description"));
        var words = name is { Length: > 0 } && description is { Length: > 0 } ? $"{name}: {description}" : name ?? description;
        foreach (var indicator in parsed.Indicators)
        {
            reading.Add(indicator with
            {
                Description = words is { Length: > 0 } ? words : indicator.Description,
                Confidence = item.TryGetProperty("confidence", out var confidence) && confidence.TryGetInt32(out var value) ? value : null,
                From = Time(item, "valid_from"),
                Until = Time(item, "valid_until"),
            });
        }
    }

    private static bool IsBenign(JsonElement item) =>
        item.TryGetProperty("indicator_types", out var types)
        && types.ValueKind == JsonValueKind.Array
        && types.GetArrayLength() > 0
        && types.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String && t.GetString() == "benign");

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement item, string name) => DateTimeOffset.TryParse(
        Text(item, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
