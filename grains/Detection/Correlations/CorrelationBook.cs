using System.Collections.Frozen;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Detection.Correlations;

/// <summary>The correlations of a process, found by their rules. Immutable and shared by threads.</summary>
public sealed class CorrelationBook
{
    private static readonly string[] _nothing = [string.Empty];

    private readonly FrozenDictionary<string, Correlation[]> _byRule;

    private CorrelationBook(IReadOnlyList<Correlation> correlations)
    {
        Count = correlations.Count;
        _byRule = correlations
            .Select(c => c.Shaped())
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

    /// <summary>
    /// Takes an observation's hits into the windows; adds a finding for every correlation that they make true. A
    /// correlation that is true is in turn a hit for those that name it.
    /// </summary>
    internal void Observe(Observation observation, Windows windows, List<Finding> findings)
    {
        WindowEvent? seen = null;
        List<string>? made = null;
        foreach (var hit in observation.Hits)
        {
            Take(hit.Rule.Name, hit.Values ?? [], observation, ref seen, windows, findings, ref made);
        }

        for (var i = 0; i < made?.Count; i++)
        {
            Take(made[i], [], observation, ref seen, windows, findings, ref made);
        }
    }

    private void Take(
        string rule,
        IReadOnlyList<FieldMatch> values,
        Observation observation,
        ref WindowEvent? seen,
        Windows windows,
        List<Finding> findings,
        ref List<string>? made)
    {
        if (!_byRule.TryGetValue(rule, out var correlations))
        {
            return;
        }

        seen ??= WindowEvent.Of(AlertEvent.Of(observation));
        foreach (var correlation in correlations)
        {
            if (Take(correlation, rule, values, seen, windows, findings))
            {
                (made ??= []).Add(correlation.Name);
            }
        }
    }

    private static bool Take(
        Correlation correlation, string rule, IReadOnlyList<FieldMatch> values, WindowEvent seen, Windows windows, List<Finding> findings)
    {
        var isTrue = false;
        var keys = Keys(correlation, rule, values);
        foreach (var group in correlation.Groups.Count == 0 ? _nothing : Tuples([.. correlation.Groups.Select(g => g.ByRule[rule])], values))
        {
            foreach (var key in keys)
            {
                var found = windows.Observe(correlation, group, new WindowEntry(seen, key));
                isTrue |= found.Count > 0;
                if (found.Count > 0 && !correlation.IsSilent)
                {
                    findings.Add(Finding(correlation, group, found));
                }
            }
        }

        return isTrue;
    }

    private static string[] Keys(Correlation correlation, string rule, IReadOnlyList<FieldMatch> values) => correlation.Type switch
    {
        CorrelationType.EventCount => _nothing,
        CorrelationType.ValueCount => Tuples(correlation.Fields, values),
        _ => [rule],
    };

    // Every combination of one value of each field; none where a field has none.
    private static string[] Tuples(IReadOnlyList<string> fields, IReadOnlyList<FieldMatch> values)
    {
        if (fields.Count == 1 && values.Count == 1)
        {
            return values[0].Field == fields[0] ? [values[0].Value] : [];
        }

        IEnumerable<string> tuples = _nothing;
        for (var i = 0; i < fields.Count; i++)
        {
            var (field, prefix) = (fields[i], i == 0 ? string.Empty : Correlation.Separator);
            tuples = tuples.SelectMany(tuple => values.Where(v => v.Field == field).Select(v => $"{tuple}{prefix}{v.Value}")).Take(MaxTuples);
        }

        return [.. tuples];
    }

    private const int MaxTuples = 64;

    private static Finding Finding(Correlation correlation, string group, IReadOnlyList<WindowEntry> window)
    {
        var reason = new Reason(
            "correlation", correlation.Name, SeverityScale.Bits(correlation.Level), CorrelationText.Of(correlation, group, window));
        return new Finding(
            correlation.Detector,
            group.Length == 0 ? correlation.Name : $"{correlation.Name}\n{group}",
            correlation.Level,
            correlation.Title,
            correlation.Techniques,
            [reason])
        {
            Events = [.. window.Select(e => e.Event.ToAlertEvent())],
        };
    }
}
