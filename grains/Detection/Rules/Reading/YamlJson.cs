using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>Turns YAML into the JSON that it stands for: plain true, false, null and numbers are such, all else is text.</summary>
internal static partial class YamlJson
{
    /// <summary>The JSON object of a map.</summary>
    public static JsonObject Object(YamlMappingNode map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in Yaml.Entries(map))
        {
            json[key.Value ?? string.Empty] = Node(value);
        }

        return json;
    }

    /// <summary>Puts the members of an object over those of another: objects are merged, a null removes.</summary>
    public static void Merge(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            if (value is JsonObject inner && under[key] is JsonObject below)
            {
                Merge(below, inner);
            }
            else if (value is not null || !under.Remove(key))
            {
                under[key] = value?.DeepClone();
            }
        }
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => Object(map),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        _ when Yaml.IsNull(node) => null,
        _ when Yaml.Boolean(node) is { } boolean => JsonValue.Create(boolean),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when Number.IsMatch(text) => JsonNode.Parse(text),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? string.Empty),
        _ => null,
    };

    // Exactly JSON's numbers, so that the text is kept as written.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Number { get; }
}
