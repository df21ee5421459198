namespace OrleansSec.Contracts.Alerts;

/// <summary>A page of alerts, the last changed first.</summary>
/// <param name="Alerts">At most the asked number.</param>
/// <param name="Before">Ask for the next page with this; null where there is none.</param>
/// <param name="Head">The log's last sequence when the page was read: watch from here for what comes after.</param>
public sealed record AlertPage(IReadOnlyList<Alert> Alerts, long? Before, long Head);
