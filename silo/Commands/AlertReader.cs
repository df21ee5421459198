using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Commands;

/// <summary>Reads a whole alert log.</summary>
internal static class AlertReader
{
    /// <summary>Every alert, by time of its first event and then by id.</summary>
    public static async Task<List<Alert>> All(IAlertStore store, CancellationToken cancellation)
    {
        var alerts = new List<Alert>();
        long after = 0;
        while (await store.After(new AlertFilter(), after, 1000, cancellation) is { Alerts.Count: > 0 } frame)
        {
            alerts.AddRange(frame.Alerts);
            after = frame.To;
        }

        return [.. alerts.OrderBy(a => a.Time).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }
}
