using System.Text.Json;

namespace OrleansSec.Detection.Intel;

/// <summary>Reads MISP warninglists: what is harmless or shared, and so context.</summary>
internal static class WarninglistReader
{
    public static void Read(JsonElement root, IntelReading reading)
    {
        var type = Text(root, "type") ?? "string";
        reading.Title = Text(root, "name") ?? Text(root, "description");
        reading.IsContext = true;
        foreach (var item in root.GetProperty("list").EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            if (type is "regex" or "substring")
            {
                reading.Refuse($"unsupported-list-type:{type}", text);
            }
            else if (IndicatorText.TryRead(text, out var indicator))
            {
                reading.Add(indicator);
            }
            else
            {
                reading.Refuse("not-an-indicator", text);
            }
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
