using System.Security.Cryptography;
using System.Text;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Detection.Baselines;
using OrleansSec.Detection.Budgets;

namespace OrleansSec.Detection.Detectors;

/// <summary>
/// Sorts findings into what is alerted, what stays below its bar, and what a verdict silences. Each finding is decided
/// on its own, so that it does not matter which come in one slice.
/// </summary>
internal sealed class AlertFolds(EntityId entity, Baseline baseline, JudgeTerms terms)
{
    // Null until needed: of most slices nothing comes.
    private Dictionary<string, AlertFold>? _folds;
    private Dictionary<string, Candidate>? _candidates;
    private List<SilencedEvent>? _silenced;

    /// <summary>Takes the findings about an observation that the baseline has learnt, and what it belongs to.</summary>
    public void Add(IReadOnlyList<Finding> findings, Observation observation, Trail? trail)
    {
        // Apart, since what follows would otherwise cost every event its closures.
        if (findings.Count > 0 || trail is not null)
        {
            Sort(findings, observation, trail);
        }
    }

    private void Sort(IReadOnlyList<Finding> findings, Observation observation, Trail? trail)
    {
        // What an alert of medium or more tells, a verdict on it included, is not told again by low rules.
        var isTold = trail?.Level >= Severity.Medium || findings.Any(f => f.Severity >= Severity.Medium && !IsHidden(f, observation));
        AlertFold[] raised =
        [
            .. findings.Where(f => !isTold || !f.IsRule || f.Severity >= Severity.Medium)
                .Select(f => Add(f, observation)).OfType<AlertFold>().Where(f => Trail.IsTelling(f.Told, observation)),
        ];
        if (trail is null)
        {
            return;
        }

        if (raised.MaxBy(f => f.Told.Score) is { } fold)
        {
            fold.Add(fold.Told, trail.Tell(fold.Told));
        }
        else if (trail.Follow(observation) is { } told)
        {
            Fold(told.Id).Add(told, [AlertEvent.Of(observation)]);
        }
    }

    // The alert that the finding is part of, or null if it is silent.
    private AlertFold? Add(Finding finding, Observation observation)
    {
        if (terms.Verdicts.Silencing(entity, finding, AlertEvent.Of(observation)) is { } verdict)
        {
            (_silenced ??= []).Add(new SilencedEvent(verdict.Id, observation.EventId, observation.Time));
            return null;
        }

        var id = AlertId(finding, entity, observation.Time);
        var bar = Bar(finding, observation);
        Count(id, finding, observation, bar);
        if (finding.Score < bar.Bits)
        {
            return null;
        }

        var fold = Fold(id);
        fold.Add(finding, observation, entity, baseline, bar.Bits);
        return fold;
    }

    private AlertBar Bar(Finding finding, Observation observation) =>
        AlertBar.Of(finding, entity, observation, baseline, terms.Threshold(observation));

    private bool IsHidden(Finding finding, Observation observation) => finding.Score < Bar(finding, observation).Bits;

    private AlertFold Fold(string id)
    {
        _folds ??= new Dictionary<string, AlertFold>(StringComparer.Ordinal);
        if (!_folds.TryGetValue(id, out var fold))
        {
            _folds.Add(id, fold = new AlertFold(id));
        }

        return fold;
    }

    /// <summary>What the findings came to.</summary>
    public Judgement ToJudgement() => _folds is null && _candidates is null && _silenced is null
        ? Judgement.Nothing
        : new Judgement([.. _folds?.Values.Select(f => f.ToUpdate()) ?? []], [.. _candidates?.Values ?? Enumerable.Empty<Candidate>()], _silenced ?? []);

    /// <summary>
    /// 32 hexadecimal digits of SHA-256 over detector, entity, fold key and the UTC day of the event. A pure function of
    /// the event, so neither order nor a crash changes it.
    /// </summary>
    internal static string AlertId(Finding finding, EntityId entity, DateTimeOffset time)
    {
        var name = Encoding.UTF8.GetBytes($"{finding.Detector}\n{entity}\n{finding.FoldKey}\n{AlertBudget.Day(time)}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }

    private void Count(string id, Finding finding, Observation observation, AlertBar bar)
    {
        // The lowest that may be hidden is of use to nobody: the threshold never falls below the floor.
        if (bar.IsHideable && finding.Score < AlertBudget.Floor)
        {
            return;
        }

        var next = new Candidate(id, AlertBudget.Day(observation.Time), finding.Score, bar.IsHideable);
        _candidates ??= new Dictionary<string, Candidate>(StringComparer.Ordinal);
        _candidates[id] = _candidates.TryGetValue(id, out var known)
            ? known with { Score = Math.Max(known.Score, next.Score), IsHideable = known.IsHideable && next.IsHideable }
            : next;
    }
}
