using System.Runtime.CompilerServices;

namespace OrleansSec.Detection.Tests.CloudTrail;

/// <summary>The real logs beside the tests.</summary>
internal static class TestLogs
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "aws-documentation.jsonl", "stratus-create-admin-user.json", "stratus-share-snapshot.json", "invictus.json.gz", "invictus-small.json.gz",
    ];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", name));

    public static string SourcePath(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Data", name);
}
