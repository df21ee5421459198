using System.Collections.Concurrent;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Budgets;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Verdicts;

namespace OrleansSec.Grains;

/// <summary>A silo's terms of judging: the verdicts as last heard, and each day's threshold, which never changes once set.</summary>
public sealed class CurrentTerms(IBudgetStore budget)
{
    private const int MaxDays = 4096;

    private readonly ConcurrentDictionary<int, double> _thresholds = new();
    private volatile VerdictBook _verdicts = VerdictBook.Empty;

    /// <summary>What is expected.</summary>
    public VerdictBook Verdicts
    {
        get => _verdicts;
        set => _verdicts = value;
    }

    /// <summary>Whether the thresholds of the observations' days are remembered.</summary>
    public bool Know(IReadOnlyList<Observation> observations)
    {
        var last = int.MinValue;
        foreach (var observation in observations)
        {
            var day = AlertBudget.Day(observation.Time);
            if (day != last && !_thresholds.ContainsKey(day))
            {
                return false;
            }

            last = day;
        }

        return true;
    }

    /// <summary>The terms for observations. Their days' thresholds are asked for once each, and remembered.</summary>
    public async ValueTask<JudgeTerms> For(IEnumerable<Observation> observations, CancellationToken cancellation)
    {
        var thresholds = new Dictionary<int, double>();
        var last = int.MinValue;
        foreach (var observation in observations)
        {
            var day = AlertBudget.Day(observation.Time);
            if (day != last && !thresholds.ContainsKey(day))
            {
                thresholds.Add(day, await Threshold(day, cancellation));
            }

            last = day;
        }

        return new JudgeTerms(_verdicts, thresholds);
    }

    private async ValueTask<double> Threshold(int day, CancellationToken cancellation)
    {
        if (_thresholds.TryGetValue(day, out var known))
        {
            return known;
        }

        if (_thresholds.Count >= MaxDays)
        {
            _thresholds.Clear();
        }

        return _thresholds[day] = await budget.Threshold(day, cancellation);
    }
}
