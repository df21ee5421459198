using OrleansSec.Contracts.Budgets;

namespace OrleansSec.Contracts.Stores;

/// <summary>The alert budget, and the threshold that it sets for each day.</summary>
public interface IBudgetStore
{
    /// <summary>
    /// The threshold of a UTC day (in days since 1970), in bits. It is set when it is first asked for, from the days
    /// before, and stays: what comes again is judged alike.
    /// </summary>
    Task<double> Threshold(int day, CancellationToken cancellation);

    /// <summary>Budget, threshold and what the last days held.</summary>
    Task<BudgetView> Read(CancellationToken cancellation);

    /// <summary>Sets how many alerts a day there may be; days whose threshold is set keep it.</summary>
    Task Change(int perDay, string by, CancellationToken cancellation);
}
