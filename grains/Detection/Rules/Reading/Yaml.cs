using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansSec.Detection.Rules.Reading;

/// <summary>YAML as nodes that know their line. Follows YAML 1.2: <c>yes</c> and <c>no</c> are texts.</summary>
internal static class Yaml
{
    private const int MaxLength = 1024 * 1024;

    /// <summary>The documents of a text; none, and a problem, if it is not YAML.</summary>
    public static IReadOnlyList<YamlNode> Documents(string text, Problems problems)
    {
        if (text.Length > MaxLength)
        {
            problems.Error(new Mark(0, 1, 1), "the file is larger than 1 MiB");
            return [];
        }

        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(new BoundedParser(new Parser(reader)));
            return [.. stream.Documents.Select(d => d.RootNode)];
        }
        catch (YamlException e)
        {
            problems.Error(e.Start, $"this is not valid YAML: {OneLine(e.InnerException?.Message ?? e.Message)}");
            return [];
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // YamlDotNet answers some malformed directives and tags with these.
            problems.Error(new Mark(0, 1, 1), $"this is not valid YAML: {OneLine(e.Message)}");
            return [];
        }
    }

    /// <summary>Whether a node is written as null: <c>null</c>, <c>~</c> or nothing.</summary>
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain } scalar && scalar.Value is null or "" or "~" or "null" or "Null" or "NULL";

    /// <summary>A scalar's boolean, or null if it is not one.</summary>
    public static bool? Boolean(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain } scalar
        ? scalar.Value switch
        {
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => null,
        }
        : null;

    /// <summary>The entries of a mapping whose keys are scalars.</summary>
    public static IEnumerable<(YamlScalarNode Key, YamlNode Value)> Entries(YamlMappingNode map) =>
        map.Children.Where(c => c.Key is YamlScalarNode).Select(c => ((YamlScalarNode)c.Key, c.Value));

    /// <summary>The value of a key, or null.</summary>
    public static YamlNode? Get(YamlMappingNode map, string key) =>
        Entries(map).Where(e => e.Key.Value == key).Select(e => e.Value).FirstOrDefault();

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
