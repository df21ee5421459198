using System.Text;
using System.Text.Json;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// Single events, each with what one rule says of it: <c>expected</c> is <c>alert</c> or <c>no_alert</c>, <c>severity</c>,
/// <c>threshold</c> and <c>needs_mock</c>. Each is judged alone, by all rules and detectors, on an empty memory.
/// </summary>
internal sealed class CaseSet : ILabelledSet
{
    private const double LeastRecall = 0.9;
    private const double MostNoise = 0.15;

    // Below this a share says nothing: one case more or less would decide it.
    private const int LeastCases = 20;

    private readonly JsonElement[] _cases;

    private CaseSet(string name, JsonElement[] cases) => (Name, _cases) = (name, cases);

    public string Name { get; }

    /// <summary>The cases that are CloudTrail events; null if there are none.</summary>
    public static CaseSet? Read(string file, string name)
    {
        JsonElement[] cases = [.. JsonRows.Of(file).Where(IsCloudTrail)];
        return cases.Length == 0 ? null : new CaseSet(name, cases);
    }

    public Task<SetScore> Score(Evaluation evaluation, CancellationToken cancellation)
    {
        evaluation.Progress.Report($"{Name}  {_cases.Length} cases");
        var judge = new CaseJudge(evaluation.Rules);
        var (missed, wrong, asked) = (new List<MissedStep>(), new List<FalseAlert>(), new List<(string Technique, bool IsFound)>());
        var (right, unread, quiet, loudCases) = (0, 0, 0, 0);
        foreach (var row in _cases)
        {
            var (alerts, hits, why) = judge.Judge(Encoding.UTF8.GetBytes(row.GetProperty("event").GetRawText()));
            unread += why is null ? 0 : 1;
            if (row.Text("expected") == "no_alert")
            {
                JudgedAlert[] loud = [.. alerts.Where(a => a.Severity >= Severity.Medium).Select(Judged)];
                (quiet, loudCases) = (quiet + 1, loudCases + (loud.Length > 0 ? 1 : 0));
                wrong.AddRange(loud.Select(a => new FalseAlert(a, row.Text("case"), null, evaluation.Reasons.Of(row.Text("rule"), a.Detector))));
                continue;
            }

            right += alerts.Count(a => a.Severity >= Severity.Medium);
            if (IsAsked(row))
            {
                var isFound = alerts.Count > 0 || (Threshold(row) > 1 && hits.Count > 0);
                asked.Add((string.Join(' ', row.Texts("technique")), isFound));
                if (!isFound)
                {
                    missed.Add(new MissedStep($"{row.Text("case")} ({row.Text("name")})", string.Join(' ', row.Texts("technique")), why ?? row.GetProperty("event").Text("eventName")));
                }
            }
        }

        var found = asked.Count(a => a.IsFound);
        TechniqueRecall[] recalls = [.. asked.GroupBy(a => a.Technique).Select(g => new TechniqueRecall(g.Key, g.Count(a => a.IsFound), g.Count())).OrderBy(t => (double)t.Found / t.Of)];
        Bar[] bars =
        [
            new(Name, "90 % of alert cases at Medium or more that need no mock raise an alert", Share(found, asked.Count), found >= LeastRecall * asked.Count),
            new(Name, "at most 15 % of no_alert cases raise one of medium or more", Share(loudCases, quiet), quiet < LeastCases || loudCases <= MostNoise * quiet),
            new(Name, "each of those listed with why it is right", Share(wrong.Count(w => w.Judgement is not null), wrong.Count), wrong.All(w => w.Judgement is not null)),
        ];
        return Task.FromResult(new SetScore(Name, "cases", _cases.Length, unread, 0, found, asked.Count, right, recalls, missed, wrong, bars));
    }

    private static bool IsAsked(JsonElement row) =>
        row.Text("severity") is "Medium" or "High" or "Critical" && !(row.TryGetProperty("needs_mock", out var mock) && mock.ValueKind == JsonValueKind.True);

    private static int Threshold(JsonElement row) => row.TryGetProperty("threshold", out var value) && value.TryGetInt32(out var number) ? number : 1;

    private static bool IsCloudTrail(JsonElement row) =>
        row.Texts("log_types").Contains("AWS.CloudTrail")
        && row.TryGetProperty("event", out var record) && record.ValueKind == JsonValueKind.Object
        && (record.Text("p_log_type") is "" or "AWS.CloudTrail") && record.Text("eventName").Length > 0;

    private static JudgedAlert Judged(AlertUpdate alert) => new(
        alert.Severity,
        alert.Score,
        alert.Detector,
        alert.Title,
        alert.Entity.ToString(),
        alert.Events[0].Time,
        alert.Techniques,
        alert.Reasons.Count > 0 ? alert.Reasons[0].Text : string.Empty,
        [.. alert.Events.Select(e => e.EventId)]);

    private static string Share(int part, int all) => FormattableString.Invariant($"{part} of {all} ({(all == 0 ? 0 : 100.0 * part / all):F0} %)");
}
