using System.Security.Cryptography;
using System.Text;
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

    /// <summary>
    /// Judges the observations and teaches them to the baseline. The same observations on the same baseline give the
    /// same updates, so a repeat after a crash raises the same alerts; and it does not matter how they are sliced.
    /// </summary>
    public static IReadOnlyList<AlertUpdate> Observe(
        EntityId entity, IReadOnlyList<Observation> observations, Baseline baseline, CorrelationBook correlations, Windows windows)
    {
        var folds = new Dictionary<string, AlertFold>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (var observation in observations)
        {
            findings.Clear();
            foreach (var detector in _detectors)
            {
                findings.AddRange(Findings(detector, entity, observation, baseline));
            }

            if (observation.Hits.Count > 0)
            {
                correlations.Observe(observation, windows, findings);
            }

            baseline.Learn(observation);
            foreach (var finding in findings)
            {
                var id = AlertId(finding, entity, observation.Time);
                if (!folds.TryGetValue(id, out var fold))
                {
                    folds.Add(id, fold = new AlertFold(id));
                }

                fold.Add(finding, observation, entity, baseline);
            }
        }

        return [.. folds.Values.Select(f => f.ToUpdate(entity))];
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
            return [new Finding("detector-failure", name, Severity.Low, $"Detector {name} failed", [], [reason])];
        }
    }

    /// <summary>
    /// 32 hexadecimal digits of SHA-256 over detector, entity, fold key and the UTC day of the event. A pure function
    /// of the event, so neither order nor a crash changes it.
    /// </summary>
    internal static string AlertId(Finding finding, EntityId entity, DateTimeOffset time)
    {
        var day = time.ToUnixTimeSeconds() / 86400;
        var name = Encoding.UTF8.GetBytes($"{finding.Detector}\n{entity}\n{finding.FoldKey}\n{day}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }
}
