using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Detectors;

/// <summary>Findings that are one alert: all their events, told by the highest judgement.</summary>
internal sealed class AlertFold(string id)
{
    private readonly Dictionary<string, AlertEvent> _events = new(StringComparer.Ordinal);
    private Finding? _best;
    private string _judged = string.Empty;

    public void Add(Finding finding, Observation observation)
    {
        _events.TryAdd(
            observation.EventId,
            new AlertEvent(observation.EventId, observation.Time, observation.Action, observation.Raw));
        if (_best is null || IsHigher(finding, observation.EventId))
        {
            (_best, _judged) = (finding, observation.EventId);
        }
    }

    public AlertUpdate ToUpdate(EntityId entity, ActorKind kind)
    {
        var best = _best ?? throw new InvalidOperationException("An alert needs a finding.");
        return new AlertUpdate(
            id, best.Detector, entity, kind, best.Severity, best.Score, best.Title, best.Techniques, best.Reasons, _judged, [.. _events.Values]);
    }

    // The same order as the alert store's, so that it does not matter which events come in one update.
    private bool IsHigher(Finding finding, string eventId) =>
        finding.Score > _best!.Score
        || (finding.Score == _best.Score && string.CompareOrdinal(eventId, _judged) < 0);
}
