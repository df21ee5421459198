using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Budgets;
using OrleansSec.Detection.Verdicts;

namespace OrleansSec.Detection.Detectors;

/// <summary>What people have decided about judging: their verdicts, and the thresholds that their alert budget sets.</summary>
/// <param name="Verdicts">What is expected.</param>
/// <param name="Thresholds">Bits by UTC day, in days since 1970; a day that is missing has the floor.</param>
public sealed record JudgeTerms(VerdictBook Verdicts, IReadOnlyDictionary<int, double> Thresholds)
{
    /// <summary>Nobody has decided anything.</summary>
    public static JudgeTerms Default { get; } = new(VerdictBook.Empty, new Dictionary<int, double>());

    /// <summary>The threshold of the day of an event.</summary>
    internal double Threshold(Observation observation) =>
        Math.Clamp(Thresholds.GetValueOrDefault(AlertBudget.Day(observation.Time), AlertBudget.Floor), AlertBudget.Floor, AlertBudget.Ceiling);
}
