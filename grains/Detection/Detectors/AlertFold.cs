using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>Findings that are one alert: all their events, told by the highest judgement.</summary>
internal sealed class AlertFold(string id)
{
    private readonly Dictionary<string, AlertEvent> _events = new(StringComparer.Ordinal);
    private Finding? _best;
    private string _judged = string.Empty;
    private ActorKind _kind;
    private double _threshold;

    public void Add(Finding finding, Observation observation, EntityId entity, Baseline baseline, double threshold)
    {
        foreach (var earlier in finding.Events)
        {
            _events.TryAdd(earlier.EventId, earlier);
        }

        _events.TryAdd(observation.EventId, AlertEvent.Of(observation));
        if (_best is null || IsHigher(finding, observation.EventId))
        {
            // What the entity is known to be by this event: later ones of the same slice must not count.
            (_best, _judged, _threshold) = (finding, observation.EventId, threshold);
            _kind = ActorKinds.Judge(entity, baseline).Kind;
        }
    }

    public AlertUpdate ToUpdate(EntityId entity)
    {
        var best = _best ?? throw new InvalidOperationException("An alert needs a finding.");
        return new AlertUpdate(
            id,
            best.Detector,
            entity,
            _kind,
            best.Severity,
            best.Score,
            best.Title,
            best.Techniques,
            [.. best.Reasons.OrderByDescending(r => r.Weight)],
            _judged,
            [.. _events.Values],
            best.FoldKey,
            _threshold);
    }

    // The same order as the alert store's, so that it does not matter which events come in one update.
    private bool IsHigher(Finding finding, string eventId) =>
        finding.Score > _best!.Score
        || (finding.Score == _best.Score && string.CompareOrdinal(eventId, _judged) < 0);
}
