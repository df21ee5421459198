using System.Runtime.InteropServices;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Correlations;

namespace OrleansSec.Detection.Detectors;

/// <summary>Judges a principal's observations in order: every detector, then the baseline learns, then findings fold.</summary>
public static class Judge
{
    private static readonly IDetector[] _detectors =
    [
        .. typeof(IDetector).Assembly.GetTypes()
            .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IDetector)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (IDetector)Activator.CreateInstance(t)!),
    ];

    /// <summary>Judges the observations without correlations.</summary>
    public static IReadOnlyList<AlertUpdate> Observe(EntityId entity, IReadOnlyList<Observation> observations, Baseline baseline) =>
        Observe(entity, observations, baseline, CorrelationBook.Empty, new Windows());

    /// <summary>Judges the observations as long as nobody has decided anything about judging.</summary>
    public static IReadOnlyList<AlertUpdate> Observe(
        EntityId entity, IReadOnlyList<Observation> observations, Baseline baseline, CorrelationBook correlations, Windows windows) =>
        Observe(entity, observations, baseline, correlations, windows, new Trails(), JudgeTerms.Default).Updates;

    /// <summary>
    /// Judges the observations and teaches them to the baseline. The same observations on the same baseline and terms
    /// give the same judgement, so a repeat after a crash raises the same alerts; and it does not matter how they are sliced.
    /// </summary>
    public static Judgement Observe(
        EntityId entity,
        IReadOnlyList<Observation> observations,
        Baseline baseline,
        CorrelationBook correlations,
        Windows windows,
        Trails trails,
        JudgeTerms terms)
    {
        var folds = new AlertFolds(entity, baseline, terms);
        var findings = new List<Finding>();
        for (var i = 0; i < observations.Count; i++)
        {
            var observation = observations[i];
            findings.Clear();
            foreach (var detector in _detectors)
            {
                if (Findings(detector, entity, observation, baseline) is { Count: > 0 } found)
                {
                    findings.AddRange(found);
                }
            }

            FirstUse.GiveWay(findings);
            if (observation.Hits.Count > 0)
            {
                correlations.Observe(observation, windows, findings);
            }

            var trail = trails.Of(entity, observation, baseline);
            foreach (ref var finding in CollectionsMarshal.AsSpan(findings))
            {
                finding = RuleHabit.Weigh(finding, entity, observation, baseline);
            }

            baseline.Learn(observation, findings.Count == 0 ? [] : findings.Where(f => f.IsCorrelation).Select(f => f.Detector));
            folds.Add(findings, observation, trail);
        }

        return folds.ToJudgement();
    }

    private static IReadOnlyList<Finding> Findings(IDetector detector, EntityId entity, Observation observation, Baseline baseline)
    {
        try
        {
            return detector.Judge(entity, observation, baseline);
        }
        catch (Exception failure)
        {
            // A fault of one detector must neither stop the stream nor pass unseen: it is an alert of its own.
            var name = detector.GetType().Name;
            var reason = new Reason("detector", name, SeverityScale.Bits(Severity.Low), $"{failure.GetType().Name}: {failure.Message}");
            return [new Finding(Finding.Failure, name, Severity.Low, $"Detector {name} failed", [], [reason])];
        }
    }
}
