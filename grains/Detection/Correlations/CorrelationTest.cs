using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules;

namespace OrleansSec.Detection.Correlations;

/// <summary>Runs a correlation on its cases: the same reading, matching and judging as for a log.</summary>
public sealed class CorrelationTest
{
    private static readonly DateTimeOffset _start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly Correlation _correlation;
    private readonly CorrelationBook _book;
    private readonly RuleBook _rules;
    private readonly EventFields _fields;
    private readonly ObservationReader _observations = new();

    private CorrelationTest(Correlation correlation, IReadOnlyList<SigmaRule> rules, IReadOnlyList<Correlation> others)
    {
        _book = CorrelationBook.Of(Together(correlation, others));
        var names = Together(correlation, others).SelectMany(c => c.Rules).ToHashSet(StringComparer.Ordinal);
        SigmaRule[] named = [.. rules.Where(r => names.Contains(r.Name))];
        var layout = FieldLayout.For(CloudTrailFields.Paths.Concat(named.SelectMany(r => r.Fields)));
        (_correlation, _rules, _fields) = (correlation, RuleBook.Compile(named, layout), new EventFields(layout));
    }

    /// <summary>One result per case. The folder must hold the rules and correlations that the correlation names.</summary>
    public static IReadOnlyList<RuleTestResult> Run(Correlation correlation, RuleFolder folder, RuleCases cases)
    {
        var test = new CorrelationTest(correlation with { IsSilent = false }, folder.Rules, folder.Correlations);
        return [.. cases.Cases.Select(test.Run)];
    }

    // The correlation and those that it is made of.
    private static List<Correlation> Together(Correlation correlation, IReadOnlyList<Correlation> others)
    {
        List<Correlation> together = [correlation];
        for (var i = 0; i < together.Count; i++)
        {
            together.AddRange(others.Where(o => together[i].Rules.Contains(o.Name) && together.TrueForAll(t => t.Name != o.Name)));
        }

        return together;
    }

    private RuleTestResult Run(RuleCase one)
    {
        var memories = new Dictionary<EntityId, (Baseline Baseline, Windows Windows)>();
        var told = new List<SelectionExplanation>();
        var isTrue = false;
        foreach (var (timed, number) in one.Events.Select((timed, number) => (timed, number)))
        {
            var (name, hits, result) = Read(timed, number);
            if (result.Observation is not { } observation)
            {
                told.Add(new SelectionExplanation(name, false, [$"the event cannot be read: {result.Reason}"]));
                continue;
            }

            if (!memories.TryGetValue(result.Principal, out var memory))
            {
                memories.Add(result.Principal, memory = (new Baseline(), new Windows()));
            }

            var alerts = Judge.Observe(result.Principal, [observation], memory.Baseline, _book, memory.Windows)
                .Where(update => update.Detector == _correlation.Detector)
                .ToArray();
            isTrue |= alerts.Length > 0;
            told.Add(new SelectionExplanation(
                name,
                hits.Count > 0,
                [.. hits.Select(hit => $"{result.Principal}: {hit.Rule.Name}"), .. alerts.SelectMany(a => a.Reasons.Select(r => r.Text))]));
        }

        return new RuleTestResult(one, isTrue == one.MustMatch, new RuleExplanation(_correlation.Name, isTrue, told));
    }

    private (string Name, IReadOnlyList<RuleHit> Hits, ObservationResult Result) Read(TimedEvent timed, int number)
    {
        // An event of a case may leave out what only a sequence gives: its time, and an id of its own.
        var json = JsonNode.Parse(timed.Event.Span)!.AsObject();
        json.TryAdd("eventTime", (_start + timed.At).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.TryAdd("eventID", string.Create(CultureInfo.InvariantCulture, $"event-{number + 1}"));
        FieldReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), _fields);
        var hits = new List<RuleHit>();
        _rules.Match(_fields, hits);
        var pointer = new EventPointer("case", number, 1);
        return ($"event {number + 1} at {Timespans.Text(timed.At)}", hits, _observations.Read(_fields, pointer, _start.AddYears(10), hits));
    }
}
