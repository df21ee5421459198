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
    private readonly RuleBook _rules;
    private readonly EventFields _fields;
    private readonly ObservationReader _observations = new();

    private CorrelationTest(Correlation correlation, IReadOnlyList<SigmaRule> rules)
    {
        SigmaRule[] named = [.. rules.Where(r => correlation.Rules.Contains(r.Name))];
        var layout = FieldLayout.For(CloudTrailFields.Paths.Concat(named.SelectMany(r => r.Fields)));
        (_correlation, _rules, _fields) = (correlation, RuleBook.Compile(named, layout), new EventFields(layout));
    }

    /// <summary>One result per case. The rules must hold those that the correlation names.</summary>
    public static IReadOnlyList<RuleTestResult> Run(Correlation correlation, IReadOnlyList<SigmaRule> rules, RuleCases cases)
    {
        var test = new CorrelationTest(correlation, rules);
        return [.. cases.Cases.Select(test.Run)];
    }

    private RuleTestResult Run(RuleCase one)
    {
        var book = CorrelationBook.Of([_correlation]);
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

            var alerts = Judge.Observe(result.Principal, [observation], memory.Baseline, book, memory.Windows)
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
