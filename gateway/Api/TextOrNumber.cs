using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansSec.Gateway.Api;

/// <summary>A JSON text, or a number taken as its text.</summary>
internal sealed class TextOrNumber : JsonConverter<string?>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException("A text or a number was expected."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
