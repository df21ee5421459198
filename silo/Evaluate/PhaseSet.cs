namespace OrleansSec.Silo.Evaluate;

/// <summary>
/// A folder of logs of one red-team run, and labels by event: <c>eventID</c>, <c>phase</c> (<c>detonate</c> is the attack,
/// <c>background</c> is unmarked, all else is the tool at work) and <c>technique</c>.
/// </summary>
internal sealed class PhaseSet(string labels, string folder, string name) : ILabelledSet
{
    public string Name => name;

    public async Task<SetScore> Score(Evaluation evaluation, CancellationToken cancellation)
    {
        var rows = JsonRows.Of(labels).ToArray();
        var phases = rows.DistinctBy(r => r.Text("eventID")).ToDictionary(r => r.Text("eventID"), r => r.Text("phase"), StringComparer.Ordinal);
        LabelledEvent[] attack =
        [
            .. rows.Where(r => r.Text("phase") == "detonate")
                .Select(r => new LabelledEvent(r.Text("eventID"), r.Text("technique"), 1, r.Text("technique"), true, r.Text("eventName"), null)),
        ];
        var run = await evaluation.Pipeline.Run([folder], evaluation.EventsOf(name), cancellation);

        var held = Steps.Held(run.Alerts);
        var steps = Steps.Visible(attack);
        var found = steps.Count(s => Steps.IsFound(s, held));
        FalseAlert[] background =
        [
            .. run.Alerts.Where(a => a.Events.All(e => phases.GetValueOrDefault(e, "background") == "background"))
                .Select(a => new FalseAlert(a, null, null, evaluation.Reasons.Of("background", a.Detector))),
        ];
        MissedStep[] missed =
        [
            .. steps.Where(s => !Steps.IsFound(s, held))
                .Select(s => new MissedStep(s.Key.Attack, s.Key.Attack, string.Join(", ", s.Select(e => e.What).Distinct()))),
        ];
        var unjudged = background.Count(b => b.Judgement is null);
        Bar[] bars =
        [
            new(name, "every detonated technique alerted", FormattableString.Invariant($"{found} of {steps.Count}"), found == steps.Count),
            new(name, "every alert on background judged", FormattableString.Invariant($"{background.Length - unjudged} of {background.Length}"), unjudged == 0),
        ];
        return new SetScore(
            name, "phases", run.Events, run.Quarantined, run.Principals, found, steps.Count, run.Alerts.Count - background.Length, Steps.ByTechnique(steps, held), missed, background, bars);
    }
}
