using System.Text.Json;

namespace OrleansSec.Bench;

/// <summary>A fault that was put in, and what came of it.</summary>
/// <param name="File">The file, from the project's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Kind">What kind of change it is.</param>
/// <param name="Before">The code as it is.</param>
/// <param name="After">The code as it was made.</param>
/// <param name="Status">Stryker's word for what came of it.</param>
internal sealed record MutationFault(string File, int Line, string Kind, string Before, string After, string Status)
{
    /// <summary>Whether a test failed, or ran without end.</summary>
    public bool IsNoticed => Status is "Killed" or "Timeout";

    /// <summary>Whether it counts: it compiles, and stands in the files that were asked for.</summary>
    public bool Counts => IsNoticed || Status is "Survived" or "NoCoverage";

    /// <summary>Reads Stryker's report.</summary>
    public static IReadOnlyList<MutationFault> Read(string report, string project)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(report));
        return [.. document.RootElement.GetProperty("files").EnumerateObject().SelectMany(file => Faults(file, project))];
    }

    private static IEnumerable<MutationFault> Faults(JsonProperty file, string project)
    {
        var lines = file.Value.GetProperty("source").GetString()!.ReplaceLineEndings("\n").Split('\n');
        var path = Path.GetRelativePath(project, Path.GetFullPath(file.Name, project));
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            var (start, end) = (Place(mutant, "start"), Place(mutant, "end"));
            var text = start.Line == end.Line
                ? lines[start.Line - 1][(start.Column - 1)..(end.Column - 1)]
                : string.Join(' ', [lines[start.Line - 1][(start.Column - 1)..], .. lines[start.Line..(end.Line - 1)], lines[end.Line - 1][..(end.Column - 1)]]);
            yield return new MutationFault(
                path, start.Line, Word(mutant, "mutatorName"), OneLine(text), OneLine(Word(mutant, "replacement")), Word(mutant, "status"));
        }
    }

    private static (int Line, int Column) Place(JsonElement mutant, string which) => mutant.GetProperty("location").GetProperty(which) is var at
        ? (at.GetProperty("line").GetInt32(), at.GetProperty("column").GetInt32())
        : default;

    private static string Word(JsonElement mutant, string name) => mutant.TryGetProperty(name, out var value) ? value.GetString() ?? string.Empty : string.Empty;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
