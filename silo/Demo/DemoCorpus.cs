using System.Text.Json;
using OrleansSec.Silo.Demo.Attacks;
using OrleansSec.Silo.Demo.Bulk;
using OrleansSec.Silo.Demo.Organisation;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo;

/// <summary>CloudTrail log files of a company that does not exist.</summary>
internal static class DemoCorpus
{
    /// <summary>Makes the files one by one, in order of time.</summary>
    public static IEnumerable<DemoFile> Files(DemoOptions options) => options switch
    {
        { Bulk: { } bulk } => new BulkCorpus(options, bulk).Files(),
        { Organisation: { } size } => new OrganisationCorpus(options, size).Files(),
        _ => new WeekCorpus(options, AttackScripts.For(options.Attack)).Files(),
    };

    /// <summary>Writes the files below a directory, and the attack's labels beside the directory.</summary>
    public static DemoSummary Write(
        DemoOptions options, string directory, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        var windows = options.Bulk?.Files ?? options.Days * (int)(TimeSpan.FromDays(1) / DemoOptions.Window);
        var summary = new DemoSummary(0, 0, 0, 0, null);
        WriteDrifts(options, directory);
        using var labels = new StreamWriter(LabelsPath(directory)) { NewLine = "\n" };
        foreach (var file in Files(options))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(directory, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.Span);
            foreach (var label in file.Labels)
            {
                labels.WriteLine(JsonSerializer.Serialize(label, DemoJson.Default.DemoLabel));
            }

            summary = Add(summary, file);
            var done = options.Bulk is null ? (int)((file.Time - options.Start) / DemoOptions.Window) : summary.Files;
            progress?.Report(new DemoProgress(Math.Min(done, windows), windows, summary.Records));
        }

        return summary;
    }

    /// <summary>Where the labels of a directory's events go: beside it, so that what is in it is logs alone.</summary>
    public static string LabelsPath(string directory) => $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))}_labels.jsonl";

    /// <summary>Where the changes that are no attack go.</summary>
    public static string DriftPath(string directory) => $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))}_drift.jsonl";

    private static void WriteDrifts(DemoOptions options, string directory)
    {
        if (options.Organisation is { } size)
        {
            var drifts = new OrganisationCorpus(options, size).Drifts;
            File.WriteAllLines(DriftPath(directory), drifts.Select(d => JsonSerializer.Serialize(d, DemoJson.Default.Drift)));
        }
    }

    private static DemoSummary Add(DemoSummary summary, DemoFile file) => new(
        summary.Files + 1,
        summary.Records + file.Records,
        summary.Bytes + file.Content.Length,
        summary.AttackEvents + file.Labels.Count,
        summary.AttackStart ?? file.FirstAttack);
}
