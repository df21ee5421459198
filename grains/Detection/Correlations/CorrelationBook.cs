using System.Collections.Frozen;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Detection.Correlations;

/// <summary>The correlations of a process, found by their rules. Immutable and shared by threads.</summary>
public sealed class CorrelationBook
{
    private readonly FrozenDictionary<string, Correlation[]> _byRule;

    private CorrelationBook(IReadOnlyList<Correlation> correlations)
    {
        Count = correlations.Count;
        _byRule = correlations
            .SelectMany(c => c.Rules.Select(rule => (rule, Correlation: c)))
            .GroupBy(pair => pair.rule, pair => pair.Correlation, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A book without correlations.</summary>
    public static CorrelationBook Empty { get; } = new([]);

    /// <summary>How many correlations the book holds.</summary>
    public int Count { get; }

    /// <summary>Makes a book of correlations whose rules have been looked up.</summary>
    public static CorrelationBook Of(IReadOnlyList<Correlation> correlations) => new(correlations);

    /// <summary>Takes an observation's hits into the windows; adds a finding for every correlation that they make true.</summary>
    internal void Observe(Observation observation, Windows windows, List<Finding> findings)
    {
        foreach (var hit in observation.Hits)
        {
            foreach (var correlation in _byRule.GetValueOrDefault(hit.Rule.Name, []))
            {
                foreach (var key in Keys(correlation, hit))
                {
                    var seen = new AlertEvent(observation.EventId, observation.Time, observation.Action, observation.Raw);
                    var found = windows.Observe(correlation, new WindowEntry(seen, key));
                    if (found.Count > 0)
                    {
                        findings.Add(Finding(correlation, found));
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Keys(Correlation correlation, RuleHit hit) => correlation.Type switch
    {
        CorrelationType.EventCount => [string.Empty],
        CorrelationType.ValueCount => hit.Values?.Where(v => v.Field == correlation.Field).Select(v => v.Value) ?? [],
        _ => [hit.Rule.Name],
    };

    private static Finding Finding(Correlation correlation, IReadOnlyList<WindowEntry> window)
    {
        var reason = new Reason(
            "correlation", correlation.Name, SeverityScale.Bits(correlation.Level), CorrelationText.Of(correlation, window));
        return new Finding(
            correlation.Detector, correlation.Name, correlation.Level, correlation.Title, correlation.Techniques, [reason])
        {
            Events = [.. window.Select(e => e.Event)],
        };
    }
}
