using System.Collections.Concurrent;
using OrleansSec.Contracts.Stores;
using OrleansSec.Detection.Correlations;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// The rules of this process. A reader takes the current set once for a batch and keeps to it; a change is another set
/// in its place.
/// </summary>
internal sealed class LiveRules(RuleSet first, CorrelationShelf shelf, TimeProvider clock) : IRuleStatus
{
    private readonly ConcurrentDictionary<string, long> _hits = new(StringComparer.Ordinal);
    private Loaded _loaded = new(first, [], clock.GetUtcNow());

    /// <summary>The set that holds now.</summary>
    public RuleSet Current => Volatile.Read(ref _loaded).Rules;

    /// <summary>Says which folders the rules come from.</summary>
    public void Name(IReadOnlyList<string> folders) => Volatile.Write(ref _loaded, _loaded with { Folders = folders });

    /// <summary>Puts another set in place for the batches to come.</summary>
    public void Replace(RuleSet rules)
    {
        shelf.Replace(rules.Correlations);
        Volatile.Write(ref _loaded, _loaded with { Rules = rules, At = clock.GetUtcNow() });
    }

    /// <summary>Counts the hits of a chunk.</summary>
    public void Count(Chunk chunk)
    {
        foreach (var hit in chunk.Principals.Values.SelectMany(observations => observations).SelectMany(o => o.Hits))
        {
            _hits.AddOrUpdate(hit.Rule.Name, 1, static (_, count) => count + 1);
        }
    }

    /// <inheritdoc/>
    public RulesView Read()
    {
        var (rules, folders, at) = Volatile.Read(ref _loaded);
        var (folder, kept) = (rules.Folder, rules.Folder.Kept);
        var single = folder.Rules.Select(r => new RuleView(
            r.Name, r.Title, "rule", r.Level, r.Techniques, r.File, r.Summary.IsSilent, kept.Contains(r.Name), _hits.GetValueOrDefault(r.Name)));
        var correlations = folder.Correlations.Select(c => new RuleView(
            c.Name, c.Title, "correlation", c.Level, c.Techniques, c.File, IsSilent: false, kept.Contains(c.Name), shelf.Raised(c)));
        return new RulesView(
            at,
            folders,
            [.. single.Concat(correlations).OrderBy(r => r.Name, StringComparer.Ordinal)],
            [.. folder.Problems.Select(p => new RuleProblemView(p.File, p.Line, p.Message, p.IsError))]);
    }

    private sealed record Loaded(RuleSet Rules, IReadOnlyList<string> Folders, DateTimeOffset At);
}
