using OrleansSec.Contracts.Budgets;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Contracts.Alerts;

/// <summary>What judging some events came to. It may be recorded again without harm.</summary>
/// <param name="Updates">What is alerted.</param>
/// <param name="Candidates">What was alerted, or would have been with a lower threshold.</param>
/// <param name="Silenced">What would have been alerted, but for a verdict.</param>
/// <param name="Upon">The stored state that the judging memory was read from; null for a judge without memory.</param>
[GenerateSerializer, Immutable, Alias("Judgement")]
public sealed record Judgement(
    [property: Id(0)] IReadOnlyList<AlertUpdate> Updates,
    [property: Id(1)] IReadOnlyList<Candidate> Candidates,
    [property: Id(2)] IReadOnlyList<SilencedEvent> Silenced,
    [property: Id(3)] StateVersion? Upon = null)
{
    /// <summary>Alerts alone.</summary>
    public Judgement(IReadOnlyList<AlertUpdate> updates)
        : this(updates, [], [])
    {
    }

    /// <summary>Whether there is nothing to record.</summary>
    public bool IsEmpty => Updates.Count == 0 && Candidates.Count == 0 && Silenced.Count == 0;

    /// <summary>Nothing came of it.</summary>
    public static Judgement Nothing { get; } = new([], [], []);

    /// <summary>Several judgements as one.</summary>
    public static Judgement All(IReadOnlyCollection<Judgement> judgements) => judgements.All(j => j.IsEmpty) ? Nothing : new(
        [.. judgements.SelectMany(j => j.Updates)],
        [.. judgements.SelectMany(j => j.Candidates)],
        [.. judgements.SelectMany(j => j.Silenced)]);
}
