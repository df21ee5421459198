using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Detection.Intel;

/// <summary>
/// Judges kept calls by indicators that became known after them: the same detector, and so the same alert, as if
/// they had been known then.
/// </summary>
public static class MatchedBack
{
    private static readonly ThreatIntel _detector = new();
    private static readonly Baseline _nothingKnown = new();
    private static readonly Reason _matchedBack = new(
        "intel", "matched back", 0, "Matched back: the indicator became known after the event, which was found among those kept.");

    /// <summary>The alert of a principal's calls from one address on one day; null if there is none.</summary>
    /// <param name="entity">Whose calls they are.</param>
    /// <param name="address">Where from.</param>
    /// <param name="calls">The calls, of one UTC day.</param>
    /// <param name="snapshot">What is known now.</param>
    /// <param name="before">What was known then; null if nothing.</param>
    public static AlertUpdate? Judge(
        EntityId entity, string address, IReadOnlyList<AlertEvent> calls, IntelSnapshot snapshot, IntelSnapshot? before)
    {
        if (!IpNumber.TryParse(address, out var number) || snapshot.OfAddress(number, address) is not { } matches || !IsNew(matches, before?.OfAddress(number, address)))
        {
            return null;
        }

        AlertFold? fold = null;
        foreach (var call in calls)
        {
            var observation = Observation(entity, address, call, matches);
            foreach (var finding in _detector.Judge(entity, observation, _nothingKnown))
            {
                fold ??= new AlertFold(AlertFolds.AlertId(finding, entity, call.Time));
                fold.Add(finding with { Reasons = [.. finding.Reasons, _matchedBack] }, observation, entity, _nothingKnown, finding.Reasons.Max(r => r.Weight));
            }
        }

        return fold?.ToUpdate();
    }

    private static bool IsNew(IReadOnlyList<IntelMatch> matches, IReadOnlyList<IntelMatch>? before) =>
        matches.Any(m => !m.IsContext && before?.Any(b => b.List == m.List && b.Indicator == m.Indicator && b.Confidence == m.Confidence) != true);

    private static Observation Observation(EntityId entity, string address, AlertEvent call, IReadOnlyList<IntelMatch> matches) => new(
        call.EventId,
        call.Time,
        IsAnonymous(entity) ? IdentityType.Anonymous : IdentityType.Unknown,
        call.Action,
        string.Empty,
        address,
        string.Empty,
        string.Empty,
        null,
        AccessClass.Read,
        null,
        null,
        null,
        false,
        call.Raw,
        [],
        [.. matches.Where(m => !(m.Until < call.Time))]);

    private static bool IsAnonymous(EntityId entity) => entity.Name.StartsWith("anonymous/", StringComparison.Ordinal);
}
