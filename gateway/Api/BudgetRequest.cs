namespace OrleansSec.Gateway.Api;

/// <summary>A new alert budget.</summary>
/// <param name="PerDay">How many alerts a day there may be, in all accounts together: 1 to 100,000.</param>
internal sealed record BudgetRequest(int? PerDay);
