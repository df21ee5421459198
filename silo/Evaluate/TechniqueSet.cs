using System.Text.Json;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// A folder with a file for each technique, judged apart from the others, and an index whose rows say <c>technique</c> (the
/// file's name), <c>mitre</c>, <c>tactics</c> and <c>expected</c>.
/// </summary>
internal sealed class TechniqueSet : ILabelledSet
{
    private static readonly string[] _endings = [".json", ".json.gz", ".jsonl", ".jsonl.gz"];

    private readonly string _folder;
    private readonly JsonElement[] _rows;

    private TechniqueSet(string name, string folder, JsonElement[] rows) => (Name, _folder, _rows) = (name, folder, rows);

    public string Name { get; }

    /// <summary>The set; null if the index speaks of something else.</summary>
    public static TechniqueSet? Read(string index, string folder, string name)
    {
        JsonElement[] rows = [.. JsonRows.Of(index).Where(r => r.Text("technique").Length > 0 && FileOf(folder, r.Text("technique")) is not null)];
        return rows.Length == 0 ? null : new TechniqueSet(name, folder, rows);
    }

    public async Task<SetScore> Score(Evaluation evaluation, CancellationToken cancellation)
    {
        var (missed, recalls, wrong) = (new List<MissedStep>(), new List<TechniqueRecall>(), new List<FalseAlert>());
        var (events, quarantined, right) = (0L, 0L, 0);
        foreach (var row in _rows)
        {
            var technique = row.Text("technique");
            var run = await evaluation.Pipeline.Run([FileOf(_folder, technique)!], evaluation.EventsOf($"{Name}/{technique}"), cancellation);
            (events, quarantined) = (events + run.Events, quarantined + run.Quarantined);
            if (row.Text("expected") == "no_alert")
            {
                wrong.AddRange(run.Alerts.Select(a => new FalseAlert(a, technique, null, evaluation.Reasons.Of(technique, a.Detector))));
                continue;
            }

            right += run.Alerts.Count;
            var why = WhyMissed(row, run.Alerts);
            recalls.Add(new TechniqueRecall(technique, why is null ? 1 : 0, 1));
            if (why is not null)
            {
                missed.Add(new MissedStep(technique, string.Join(' ', row.Texts("mitre")), why));
            }
        }

        var found = recalls.Sum(r => r.Found);
        var bar = new Bar(
            Name, "an alert of medium or more with a consistent technique for every file", FormattableString.Invariant($"{found} of {recalls.Count}"), found == recalls.Count);
        return new SetScore(Name, "techniques", events, quarantined, 0, found, recalls.Count, right, recalls, missed, wrong, [bar]);
    }

    private static string? WhyMissed(JsonElement row, IReadOnlyList<JudgedAlert> alerts)
    {
        JudgedAlert[] loud = [.. alerts.Where(a => a.Severity >= Severity.Medium)];
        return loud.Length == 0
            ? alerts.Count == 0 ? "no alert at all" : $"nothing above {alerts.Max(a => a.Severity)}: {string.Join(", ", alerts.Select(a => a.Detector))}"
            : loud.Any(a => Tactics.AreConsistent(a.Techniques, row.Texts("mitre"), row.Texts("tactics")))
                ? null
                : $"other techniques: {string.Join(", ", loud.SelectMany(a => a.Techniques).Distinct())}";
    }

    private static string? FileOf(string folder, string technique) => _endings
        .Select(ending => Path.Combine(folder, Path.GetFileName(technique) + ending))
        .FirstOrDefault(File.Exists);
}
