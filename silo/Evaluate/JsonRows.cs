using System.Text.Json;

namespace OrleansSec.Silo.Evaluate;

/// <summary>Rows of a file of JSON lines.</summary>
internal static class JsonRows
{
    /// <summary>The rows; throws <see cref="InvalidDataException"/> with the line's number where one is no JSON object.</summary>
    public static IEnumerable<JsonElement> Of(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0)
            {
                yield return Row(line, path, number);
            }
        }
    }

    /// <summary>A member's text; empty if there is none.</summary>
    public static string Text(this JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    /// <summary>The texts of a member that is a list.</summary>
    public static string[] Texts(this JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    private static JsonElement Row(string line, string path, int number)
    {
        try
        {
            var row = JsonElement.Parse(line);
            return row.ValueKind == JsonValueKind.Object ? row : throw new InvalidDataException($"{path}:{number} is no JSON object.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path}:{number} is no JSON object.");
        }
    }
}
