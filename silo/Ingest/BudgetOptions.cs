using System.ComponentModel.DataAnnotations;

namespace OrleansSec.Silo.Ingest;

/// <summary>Settings of the alert budget.</summary>
internal sealed class BudgetOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Budget";

    /// <summary>Alerts a day in all accounts together, until an operator sets it.</summary>
    [Range(1, 100_000)]
    public int AlertsPerDay { get; set; } = Detection.Budgets.AlertBudget.Default;
}
