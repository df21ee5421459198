using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;
using OrleansSec.TestKit;

namespace OrleansSec.Detection.Tests.Detectors;

/// <summary>A principal's hours, each of so many events of one kind, judged and learnt.</summary>
internal sealed class Hours(IDetector detector, Func<int, Observation> make)
{
    public Baseline Baseline { get; } = new();

    /// <summary>The findings of an hour of so many events, in order.</summary>
    public IReadOnlyList<Finding> Of(int hour, int events)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < events; i++)
        {
            var observation = make(i) with { Time = Observed.Start.AddHours(hour).AddSeconds(i * 3600d / events), EventId = $"{hour}-{i}" };
            findings.AddRange(detector.Judge(Observed.Role, observation, Baseline));
            Baseline.Learn(observation);
        }

        return findings;
    }

    /// <summary>The findings of days of 24 hours, each of its own number of events.</summary>
    public int Days(int days, Func<int, int> events) => Enumerable.Range(0, days * 24).Sum(hour => Of(hour, events(hour)).Count);
}
