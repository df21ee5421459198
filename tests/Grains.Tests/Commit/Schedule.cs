using Orleans.Serialization;
using OrleansSec.Silo.Ingest;

namespace OrleansSec.Grains.Tests.Commit;

/// <summary>One run of the model: an input, dice, and what came of it.</summary>
internal sealed class Schedule(Serializer serializer, RuleSet rules, bool isShared)
{
    private const int Inputs = 40;

    private readonly Dictionary<int, IReadOnlyList<string>> _expected = [];

    /// <summary>Whether a seed's schedule ends as a run without trouble does; else says what went wrong.</summary>
    public (IReadOnlyList<string> Wrong, Faults Faults) Run(int seed, Defect defect, IReadOnlySet<int> leftOut)
    {
        var input = seed % Inputs;
        if (!_expected.TryGetValue(input, out var expected))
        {
            _expected.Add(input, expected = Run(input, new Faults(seed, isQuiet: true, leftOut), Defect.None));
        }

        var faults = new Faults(seed, isQuiet: false, leftOut);
        var actual = Run(input, faults, defect);
        return ([.. actual.Except(expected), .. expected.Except(actual).Select(e => $"Missing: {e}")], faults);
    }

    /// <summary>The faults of a failing seed that matter: without any one of them it would not fail.</summary>
    public string Explain(int seed, Defect defect)
    {
        var (wrong, faults) = Run(seed, defect, new HashSet<int>());
        var leftOut = new HashSet<int>();
        for (var number = faults.Happened.Count - 1; number >= 0; number--)
        {
            HashSet<int> without = [.. leftOut, number];
            if (Run(seed, defect, without) is { Wrong.Count: > 0 } shorter)
            {
                (leftOut, wrong, faults) = (without, shorter.Wrong, shorter.Faults);
            }
        }

        return $"Seed {seed}{(isShared ? " (shared queue)" : " (folder)")}:\n{string.Join('\n', faults.Happened.Select(f => $"  {f.What}"))}\nleads to\n  "
            + string.Join("\n  ", wrong.Take(10).Select(w => w.Length > 3000 ? w[..3000] : w));
    }

    private IReadOnlyList<string> Run(int input, Faults faults, Defect defect)
    {
        var world = new ModelWorld(serializer, faults, defect);
        var batches = ModelBatch.Draw(input);
        var queue = new ModelQueue(world, batches, isShared);
        ModelSilo? reader = null;
        world.Started = silo =>
        {
            // A folder belongs to one silo; the next one begins where that was, which may not know yet that it is given up.
            if (isShared || reader is null or { IsGivenUp: true })
            {
                reader = silo;
                new ModelWorker(silo, queue, rules).Start();
            }
        };
        world.Start();
        world.Start();
        var isDone = world.Run(() => queue.IsAcknowledged);

        // What is still under way may do no harm.
        world.Run(() => false, steps: 300);
        return isDone ? [.. queue.Ledger.Lost, .. isShared ? Sets(world, Hits(batches)) : All(world)] : ["It does not end."];
    }

    private static IEnumerable<string> All(ModelWorld world)
    {
        var alerts = ModelBatch.Principals.SelectMany(world.Alerts.Of).ToArray();
        return
        [
            .. alerts.Select(a => $"{a.Best.Id} {a.Best.Score} {a.Best.JudgedEventId} {a.Best.ActorKind} {string.Join(' ', a.Best.Reasons.Select(r => r.Text))}: {string.Join(' ', a.Events)}"),
            .. alerts.Select(a => a.Best.JudgedEventId).Where(e => !world.Alerts.Evidence.Contains(e)).Select(e => $"There is no evidence of {e}."),
            .. Entities().SelectMany(world.Rows.Parts),
        ];
    }

    // Other orders are judged otherwise; but what rules find, and how much was learnt, are the same.
    private static IEnumerable<string> Sets(ModelWorld world, HashSet<string> hits) =>
    [
        .. ModelBatch.Principals.SelectMany(world.Alerts.Of).Where(a => a.Best.Detector.Contains("trail_stopped", StringComparison.Ordinal))
            .Select(a => $"{a.Best.Id}: {string.Join(' ', a.Events.Intersect(hits))}"),
        .. Entities().Select(id => $"{id} has learnt from {world.Rows.State(id).Baseline.Events} events"),
    ];

    private static HashSet<string> Hits(IReadOnlyList<ModelBatch> batches) =>
        [.. batches.SelectMany(b => b.Slices).SelectMany(s => s).Where(s => s.Event.Hits.Count > 0).Select(s => s.Event.EventId)];

    private static IEnumerable<string> Entities() => ModelBatch.Principals.Append(ModelBatch.Account).Select(e => e.ToString());
}
