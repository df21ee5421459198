using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>Findings that are one alert: all their events, told by the highest judgement.</summary>
internal sealed class AlertFold(string id)
{
    private readonly Dictionary<string, AlertEvent> _events = new(StringComparer.Ordinal);
    private AlertUpdate? _best;

    /// <summary>The alert as it is told so far, without its events.</summary>
    public AlertUpdate Told => _best ?? throw new InvalidOperationException("An alert needs a finding.");

    /// <summary>Takes in a finding about an observation that the baseline has learnt.</summary>
    public void Add(Finding finding, Observation observation, EntityId entity, Baseline baseline, double threshold)
    {
        Add(finding.Events);
        Add([AlertEvent.Of(observation)]);
        if (_best is null || IsHigher(finding.Score, observation.EventId))
        {
            // What the entity is known to be by this event: later ones of the same slice must not count.
            _best = new AlertUpdate(
                id,
                finding.Detector,
                entity,
                ActorKinds.Judge(entity, baseline).Kind,
                finding.Severity,
                finding.Score,
                finding.Title,
                finding.Techniques,
                [.. finding.Reasons.OrderByDescending(r => r.Weight)],
                observation.EventId,
                [],
                finding.FoldKey,
                threshold);
        }
    }

    /// <summary>Takes in events of an alert that was told before.</summary>
    public void Add(AlertUpdate told, IReadOnlyList<AlertEvent> events)
    {
        _best = _best is null || IsHigher(told.Score, told.JudgedEventId) ? told : _best;
        Add(events);
    }

    /// <summary>What the log is told.</summary>
    public AlertUpdate ToUpdate() => Told with { Events = [.. _events.Values] };

    private void Add(IReadOnlyList<AlertEvent> events)
    {
        foreach (var one in events)
        {
            _events.TryAdd(one.EventId, one);
        }
    }

    // The same order as the alert store's, so that it does not matter which events come in one update.
    private bool IsHigher(double score, string eventId) =>
        score > _best!.Score || (score == _best.Score && string.CompareOrdinal(eventId, _best.JudgedEventId) < 0);
}
