using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansSec.Contracts.Events;

/// <summary>An entity id in JSON: its text form.</summary>
public sealed class EntityIdJson : JsonConverter<EntityId>
{
    /// <inheritdoc/>
    public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse(reader.GetString(), null, out var id) ? id : throw new JsonException("Not an entity id.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
