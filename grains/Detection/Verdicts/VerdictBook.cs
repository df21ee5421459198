using System.Collections.Frozen;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Detection.Verdicts;

/// <summary>
/// The verdicts that silence something, ready to be asked. Immutable. It decides per finding, by the finding's own
/// events, and never silences another action, network, region, or a higher severity (docs/adr/0010).
/// </summary>
public sealed class VerdictBook
{
    private readonly FrozenDictionary<ShapeKey, Entry[]> _entries;

    private VerdictBook(IEnumerable<Verdict> verdicts) => _entries = verdicts
        .Where(v => v is { Kind: VerdictKind.Expected, UndoneAt: null, Expires: not null })
        .OrderBy(v => v.Number)
        .GroupBy(v => new ShapeKey(v.Account, v.Shape.Detector, v.Shape.FoldKey))
        .ToFrozenDictionary(g => g.Key, g => g.Select(v => new Entry(v, [.. v.Shape.Events])).ToArray());

    /// <summary>A book without verdicts.</summary>
    public static VerdictBook Empty { get; } = new([]);

    /// <summary>Makes a book; verdicts that silence nothing are passed over.</summary>
    public static VerdictBook Of(IEnumerable<Verdict> verdicts) => new(verdicts);

    /// <summary>The verdict that silences a finding of this entity with these events, or null.</summary>
    internal Verdict? Silencing(EntityId entity, Finding finding, AlertEvent judged) =>
        _entries.Count > 0 && _entries.TryGetValue(new ShapeKey(entity.Account, finding.Detector, finding.FoldKey), out var entries)
            ? Array.Find(entries, e => e.Silences(entity, finding, judged))?.Verdict
            : null;

    private readonly record struct ShapeKey(string Account, string Detector, string FoldKey);

    private sealed record Entry(Verdict Verdict, HashSet<EventShape> Events)
    {
        public bool Silences(EntityId entity, Finding finding, AlertEvent judged) =>
            finding.Severity <= Verdict.Shape.Severity
            && judged.Time < Verdict.Expires
            && IsInScope(entity)
            && IsKnown(judged)
            && finding.Events.All(IsKnown);

        private bool IsInScope(EntityId entity) => Verdict.Scope switch
        {
            VerdictScope.Entity => entity == Verdict.Entity,
            VerdictScope.Peers => Peers.Joins(Verdict.Entity, entity),
            _ => true,
        };

        private bool IsKnown(AlertEvent e) => Events.Contains(new EventShape(e.Action, e.Network, e.Region));
    }
}
