using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.CloudTrail;
using OrleansSec.Detection.Fields;
using OrleansSec.Silo.Ingest;

namespace OrleansSec.Silo.Evaluate;

/// <summary>Judges one event as the first one ever: all rules, every detector, an empty memory.</summary>
internal sealed class CaseJudge(RuleSet rules)
{
    private static readonly EventPointer _nowhere = new("case", 0, 0);

    private readonly LogReader _reader = new(rules.Layout);

    /// <summary>The alerts, and the names of the rules that matched, and why it was not read if it was not.</summary>
    public (IReadOnlyList<AlertUpdate> Alerts, IReadOnlyList<string> Hits, string? Unread) Judge(byte[] record)
    {
        var sink = new Sink(rules);
        using var stream = new MemoryStream(record);
        _reader.Read(stream, sink, CancellationToken.None);
        var alerts = sink.Observed
            .SelectMany(o => Detection.Detectors.Judge.Observe(o.Principal, [o.Observation], new Baseline()))
            .ToArray();
        return (alerts, sink.Hits, sink.Unread);
    }

    private sealed class Sink(RuleSet rules) : ILogSink
    {
        private readonly ObservationReader _observations = new();

        public List<(EntityId Principal, Observation Observation)> Observed { get; } = [];

        public List<string> Hits { get; } = [];

        public string? Unread { get; private set; }

        public void Record(EventFields fields, long offset, int length)
        {
            var hits = new List<RuleHit>();
            rules.Book.Match(fields, hits);
            Hits.AddRange(hits.Select(h => h.Rule.Name));
            var result = _observations.Read(fields, _nowhere, DateTimeOffset.MaxValue, hits);
            if (result.Observation is { } observation)
            {
                Observed.Add((result.Principal, observation));
            }
            else
            {
                Unread = result.Reason;
            }
        }

        public void Quarantine(long offset, string reason, string detail, long count) => Unread = reason;

        public void Skip(string kind) => Unread = kind;
    }
}
