using System.Text.Json;

namespace OrleansSec.Detection.Fields;

/// <summary>Reads the fields of a layout from one JSON object in a single <see cref="Utf8JsonReader"/> pass.</summary>
public static class FieldReader
{
    /// <summary>The deepest nesting that is read; CloudTrail's own records stay below 20.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonReaderOptions _options = new() { MaxDepth = MaxDepth };

    /// <summary>
    /// Reads the object that starts at the buffer's first byte. Answers its length in bytes, or 0 if the buffer ends
    /// before the object does. Throws <see cref="JsonException"/> where the JSON is broken or nested too deep.
    /// </summary>
    public static int Read(ReadOnlyMemory<byte> buffer, EventFields into) => TryRead(buffer, into, out var position, out var trouble) switch
    {
        FieldReading.Complete => position,
        FieldReading.Incomplete => 0,
        _ => throw trouble!,
    };

    /// <summary>
    /// Reads the object that starts at the buffer's first byte. The position is the object's length; of broken JSON it
    /// is the end of the last good token.
    /// </summary>
    internal static FieldReading TryRead(ReadOnlyMemory<byte> buffer, EventFields into, out int position, out JsonException? trouble)
    {
        var reader = new Utf8JsonReader(buffer.Span, isFinalBlock: false, new JsonReaderState(_options));
        trouble = null;
        into.Begin();
        try
        {
            var isComplete = reader.Read()
                && (reader.TokenType == JsonTokenType.StartObject ? true : throw new JsonException("Not a JSON object."))
                && ReadObject(ref reader, into.Layout.Root, into, buffer.Span);
            position = (int)reader.BytesConsumed;
            into.End(buffer[..position]);
            return isComplete ? FieldReading.Complete : FieldReading.Incomplete;
        }
        catch (JsonException failure)
        {
            trouble = failure;
            position = (int)reader.BytesConsumed;
            into.End(buffer[..position]);
            return IsTooDeep(ref reader, buffer.Span[position..]) ? FieldReading.TooDeep : FieldReading.Broken;
        }
    }

    private static bool IsTooDeep(ref Utf8JsonReader reader, ReadOnlySpan<byte> rest)
    {
        var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0;
        return reader.CurrentDepth + opens >= MaxDepth && rest.TrimStart(" \t\r\n:,"u8) is [(byte)'[' or (byte)'{', ..];
    }

    private static bool ReadObject(ref Utf8JsonReader reader, FieldNode node, EventFields into, ReadOnlySpan<byte> buffer)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var child = Child(ref reader, node);
            if (!reader.Read() || !(child is null ? reader.TrySkip() : ReadValue(ref reader, child, into, buffer)))
            {
                return false;
            }
        }

        return false;
    }

    private static FieldNode? Child(ref Utf8JsonReader reader, FieldNode node)
    {
        if (!reader.ValueIsEscaped)
        {
            return node.Child(reader.ValueSpan);
        }

        // No field name that a rule can name is longer; an escaped longer one is nobody's.
        Span<byte> name = stackalloc byte[256];
        return reader.ValueSpan.Length <= name.Length ? node.Child(name[..JsonText.Unescape(reader.ValueSpan, name)]) : null;
    }

    private static bool ReadValue(ref Utf8JsonReader reader, FieldNode node, EventFields into, ReadOnlySpan<byte> buffer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return ReadContainer(ref reader, node, into, buffer);
            case JsonTokenType.String when node.Field >= 0 && reader.ValueIsEscaped:
                into.AddUnescaped(node.Field, JsonText.Unescape(reader.ValueSpan, into.Reserve(reader.ValueSpan.Length)));
                return true;
            case JsonTokenType.String when node.Field >= 0:
                into.Add(node.Field, FieldKind.Text, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                return true;
            case var scalar when node.Field >= 0:
                var kind = scalar switch
                {
                    JsonTokenType.Null => FieldKind.Null,
                    JsonTokenType.Number => FieldKind.Number,
                    _ => FieldKind.Boolean,
                };
                into.Add(node.Field, kind, (int)reader.TokenStartIndex, kind == FieldKind.Null ? 0 : reader.ValueSpan.Length);
                return true;
            default:
                return true;
        }
    }

    private static bool ReadContainer(ref Utf8JsonReader reader, FieldNode node, EventFields into, ReadOnlySpan<byte> buffer)
    {
        var start = (int)reader.TokenStartIndex;
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        var complete = isArray
            ? ReadArray(ref reader, node, into, buffer)
            : node.HasChildren ? ReadObject(ref reader, node, into, buffer) : reader.TrySkip();
        if (complete && node.Field >= 0 && !isArray)
        {
            into.Add(node.Field, FieldKind.Json, start, (int)reader.BytesConsumed - start);
        }

        return complete;
    }

    private static bool ReadArray(ref Utf8JsonReader reader, FieldNode node, EventFields into, ReadOnlySpan<byte> buffer)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return true;
            }

            if (!ReadValue(ref reader, node, into, buffer))
            {
                return false;
            }
        }

        return false;
    }
}
