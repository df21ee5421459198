using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Budgets;
using OrleansSec.Detection.Detectors;
using OrleansSec.Detection.Verdicts;

namespace OrleansSec.Grains;

/// <summary>A silo's terms of judging: the verdicts as last heard, and each day's threshold, which never changes once set.</summary>
public sealed class CurrentTerms(IBudgetStore budget)
{
    private readonly Lock _changing = new();
    private volatile JudgeTerms _terms = JudgeTerms.Default;

    /// <summary>What is expected.</summary>
    public VerdictBook Verdicts
    {
        get => _terms.Verdicts;
        set
        {
            lock (_changing)
            {
                _terms = _terms with { Verdicts = value };
            }
        }
    }

    /// <summary>Whether the thresholds of the observations' days are remembered.</summary>
    public bool Know(IReadOnlyList<Observation> observations) => Unknown(observations, _terms) is null;

    /// <summary>The terms for the observations of slices. Their days' thresholds are asked for once each, and remembered.</summary>
    public async ValueTask<JudgeTerms> For(IReadOnlyList<ObservationSlice> slices, CancellationToken cancellation)
    {
        while (true)
        {
            var terms = _terms;
            if (Unknown(slices, terms) is not { } day)
            {
                return terms;
            }

            Remember(day, await budget.Threshold(day, cancellation));
        }
    }

    private static int? Unknown(IReadOnlyList<ObservationSlice> slices, JudgeTerms terms)
    {
        for (var i = 0; i < slices.Count; i++)
        {
            if (Unknown(slices[i].Observations, terms) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static int? Unknown(IReadOnlyList<Observation> observations, JudgeTerms terms)
    {
        var last = int.MinValue;
        for (var i = 0; i < observations.Count; i++)
        {
            var day = AlertBudget.Day(observations[i].Time);
            if (day != last && !terms.Thresholds.ContainsKey(day))
            {
                return day;
            }

            last = day;
        }

        return null;
    }

    // Not bounded: events from before AWS, or from the future, never come so far.
    private void Remember(int day, double threshold)
    {
        lock (_changing)
        {
            _terms = _terms with { Thresholds = new Dictionary<int, double>(_terms.Thresholds) { [day] = threshold } };
        }
    }
}
