namespace OrleansSec.Silo.Evaluate;

/// <summary>The arithmetic of what counts as found (ADR 0012).</summary>
internal static class Steps
{
    /// <summary>Ids of the events that are in an alert of at least a score.</summary>
    public static HashSet<string> Held(IEnumerable<JudgedAlert> alerts, double leastScore = double.NegativeInfinity) =>
        [.. alerts.Where(a => a.Score >= leastScore).SelectMany(a => a.Events)];

    /// <summary>The visible steps, each with its visible events in the order of the labels.</summary>
    public static IReadOnlyList<IGrouping<(string Attack, int Step), LabelledEvent>> Visible(IEnumerable<LabelledEvent> labels) =>
        [.. labels.Where(l => l.IsVisible).GroupBy(l => (l.Attack, l.Step))];

    /// <summary>Recall by technique, the worst first.</summary>
    public static IReadOnlyList<TechniqueRecall> ByTechnique(
        IEnumerable<IGrouping<(string Attack, int Step), LabelledEvent>> steps, HashSet<string> held) =>
    [
        .. steps.GroupBy(s => s.First().Technique, StringComparer.Ordinal)
            .Select(g => new TechniqueRecall(g.Key, g.Count(s => IsFound(s, held)), g.Count()))
            .OrderBy(t => (double)t.Found / t.Of).ThenBy(t => t.Technique, StringComparer.Ordinal),
    ];

    /// <summary>A step is found if an alert holds one of its events.</summary>
    public static bool IsFound(IEnumerable<LabelledEvent> step, HashSet<string> held) => step.Any(e => held.Contains(e.EventId));

    /// <summary>How each attack was found. Labels stand in the order of time.</summary>
    public static IReadOnlyList<AttackScore> Attacks(
        IEnumerable<LabelledEvent> labels, HashSet<string> held, Func<string, DateTimeOffset?> timeOf) =>
        [.. labels.GroupBy(l => l.Attack).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Attack(g.Key, [.. g], held, timeOf))];

    /// <summary>False alerts against recall, for every score at which either changes, the highest first.</summary>
    public static IReadOnlyList<CurvePoint> Curve(
        IReadOnlyList<JudgedAlert> alerts, IReadOnlyList<JudgedAlert> wrong, IReadOnlyList<LabelledEvent> labels, int days)
    {
        var steps = Visible(labels);
        return steps.Count == 0 ? [] :
        [
            .. alerts.Select(a => Math.Floor(a.Score)).Distinct().OrderDescending().Select(score =>
            {
                var held = Held(alerts, score);
                return new CurvePoint(
                    score,
                    (double)wrong.Count(a => a.Score >= score) / Math.Max(1, days),
                    (double)steps.Count(s => IsFound(s, held)) / steps.Count);
            }),
        ];
    }

    private static AttackScore Attack(string name, LabelledEvent[] labels, HashSet<string> held, Func<string, DateTimeOffset?> timeOf)
    {
        var steps = Visible(labels);
        var first = steps.Select((step, index) => (step, index)).FirstOrDefault(s => IsFound(s.step, held));
        var found = first.step is null ? null : (int?)first.index + 1;
        var caught = first.step?.FirstOrDefault(e => held.Contains(e.EventId));
        var time = caught is null ? null : timeOf(caught.EventId) - timeOf(labels[0].EventId);
        return new AttackScore(name, steps.Count, steps.Count(s => IsFound(s, held)), found, time);
    }
}
