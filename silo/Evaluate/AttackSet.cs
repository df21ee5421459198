using System.Globalization;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// A folder of logs with attacks planted in them, as <c>demo generate --attacks</c> writes it; without any label the whole of
/// it is background. Changes that are no attack stand in <c>X_drift.jsonl</c>.
/// </summary>
internal sealed class AttackSet(string labels, string folder, string name) : ILabelledSet
{
    private const double LeastRecall = 0.95;
    private const int FirstSteps = 3;
    private const int MostHighPerDay = 1;
    private const int MostPerDay = 20;

    public string Name => name;

    public async Task<SetScore> Score(Evaluation evaluation, CancellationToken cancellation)
    {
        var rows = Read(labels);
        var run = await evaluation.Pipeline.Run([folder], evaluation.EventsOf(name), cancellation);

        HashSet<string> marked = [.. rows.Select(l => l.EventId)];
        JudgedAlert[] wrong = [.. run.Alerts.Where(a => !a.Events.Any(marked.Contains))];
        var held = Steps.Held(run.Alerts);
        var steps = Steps.Visible(rows);
        var times = rows.ToDictionary(l => l.EventId, l => l.Time, StringComparer.Ordinal);
        var start = new DateTimeOffset(run.First.UtcDateTime.Date, TimeSpan.Zero);
        var days = Math.Max(1, (int)Math.Ceiling((run.Last - start).TotalDays));
        var attacks = Steps.Attacks(rows, held, times.GetValueOrDefault);
        var noise = NoiseCount.Of(wrong, start, days, run.Events - marked.Count, run.Principals);
        var drifts = Drifts();
        return new SetScore(
            name,
            "attacks",
            run.Events,
            run.Quarantined,
            run.Principals,
            steps.Count(s => Steps.IsFound(s, held)),
            steps.Count,
            run.Alerts.Count - wrong.Length,
            Steps.ByTechnique(steps, held),
            [.. steps.Where(s => !Steps.IsFound(s, held)).Select(s => new MissedStep($"{s.Key.Attack} step {s.Key.Step}", s.First().Technique, s.First().What))],
            [.. wrong.Select(a => new FalseAlert(a, null, Drift(drifts, a), evaluation.Reasons.Of("background", a.Detector)))],
            steps.Count == 0 ? QuietBars(noise, wrong) : AttackBars(steps.Count, steps.Count(s => Steps.IsFound(s, held)), attacks))
        {
            Noise = noise,
            Attacks = attacks,
            Curve = Steps.Curve(run.Alerts, wrong, rows, days),
        };
    }

    private Bar[] AttackBars(int steps, int found, IReadOnlyList<AttackScore> attacks)
    {
        AttackScore[] seen = [.. attacks.Where(a => a.Steps > 0)];
        var early = seen.Count(a => a.FirstFound <= FirstSteps);
        return
        [
            new(name, "95 % of the visible steps found", FormattableString.Invariant($"{found} of {steps} ({100.0 * found / steps:F1} %)"), found >= LeastRecall * steps),
            new(name, "the first alert of each attack within its first three visible steps", FormattableString.Invariant($"{early} of {seen.Length}"), early == seen.Length),
        ];
    }

    private Bar[] QuietBars(Noise noise, JudgedAlert[] alerts)
    {
        var pipeline = alerts.Count(a => a.Severity >= Severity.High && a.Entity.Contains("-ci-", StringComparison.Ordinal));
        return
        [
            new(name, "at most 1 alert of high or more a day after learning", FormattableString.Invariant($"{noise.WorstDayHigh} on the worst day"), noise.WorstDayHigh <= MostHighPerDay),
            new(name, "at most 20 alerts a day in all", FormattableString.Invariant($"{noise.AllPerDay:F1} a day, {noise.WorstDay} on the worst"), noise.WorstDay <= MostPerDay),
            new(name, "none of high or more for the roles that deploy", pipeline.ToString(CultureInfo.InvariantCulture), pipeline == 0),
        ];
    }

    private static List<LabelledEvent> Read(string path) =>
    [
        .. JsonRows.Of(path).Select(r => new LabelledEvent(
            r.Text("eventID"),
            r.Text("attack") is { Length: > 0 } attack ? attack : "attack",
            r.TryGetProperty("step", out var step) ? step.GetInt32() : 1,
            r.Text("technique"),
            !r.TryGetProperty("visible", out var visible) || visible.GetBoolean(),
            $"{r.Text("phase")}: {r.Text("action")} by {r.Text("entity")}",
            r.TryGetProperty("eventTime", out var time) ? time.GetDateTimeOffset() : null)),
    ];

    private List<(string Kind, string Entity, DateTimeOffset From, DateTimeOffset To)> Drifts()
    {
        var path = folder + "_drift.jsonl";
        return !File.Exists(path) ? [] :
        [
            .. JsonRows.Of(path).Select(r => (
                r.Text("drift"), r.Text("entity"), r.GetProperty("from").GetDateTimeOffset(), r.GetProperty("to").GetDateTimeOffset())),
        ];
    }

    private static string? Drift(List<(string Kind, string Entity, DateTimeOffset From, DateTimeOffset To)> drifts, JudgedAlert alert) =>
        drifts.Find(d => d.Entity == alert.Entity && alert.Time >= d.From && alert.Time < d.To).Kind;
}
