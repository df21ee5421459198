namespace OrleansSec.Contracts.Budgets;

/// <summary>The alert budget and what it leads to.</summary>
/// <param name="PerDay">How many alerts a day there may be, in all accounts together.</param>
/// <param name="Threshold">Bits that a behaviour needs to be alerted, on the last day that was judged.</param>
/// <param name="Expected">How many alerts a day that threshold makes one expect.</param>
/// <param name="Day">The last day that was judged; null if none was.</param>
/// <param name="Next">The threshold of a day after it, as far as it can be told now.</param>
/// <param name="Floor">Bits below which no behaviour is alerted.</param>
/// <param name="Ceiling">Bits from which on nothing is hidden.</param>
/// <param name="ChangedBy">Who set the budget; null while it is the configured one.</param>
/// <param name="ChangedAt">When it was set, UTC; null while it is the configured one.</param>
/// <param name="Days">The last 30 days that were judged, the latest first.</param>
public sealed record BudgetView(
    int PerDay,
    double Threshold,
    double Expected,
    DateOnly? Day,
    double Next,
    double Floor,
    double Ceiling,
    string? ChangedBy,
    DateTimeOffset? ChangedAt,
    IReadOnlyList<BudgetDay> Days);

/// <summary>A day under the budget.</summary>
/// <param name="Day">The UTC day of the events.</param>
/// <param name="Threshold">Its threshold, in bits.</param>
/// <param name="Alerts">What was alerted.</param>
/// <param name="Hidden">What stayed below the threshold.</param>
public sealed record BudgetDay(DateOnly Day, double Threshold, int Alerts, int Hidden);
