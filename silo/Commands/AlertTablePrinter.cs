using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Silo.Commands;

/// <summary>A table for people: one line per alert, the highest reason beneath.</summary>
internal sealed class AlertTablePrinter(TextWriter output) : IAlertPrinter
{
    /// <inheritdoc/>
    public async Task<int> Print(IAlertStore store, CancellationToken cancellation)
    {
        var alerts = await AlertReader.All(store, cancellation);
        if (alerts.Count == 0)
        {
            await output.WriteLineAsync("No alerts.");
            return 0;
        }

        await output.WriteLineAsync($"{"TIME (UTC)",-20} {"SEVERITY",-13} {"EVENTS",6}  {"ENTITY",-44} TITLE");
        foreach (var alert in alerts)
        {
            await output.WriteLineAsync(Line(alert));
            await output.WriteLineAsync($"{string.Empty,-20} {Text.OneLine(alert.Reasons[0].Text, 160)}");
        }

        return alerts.Count;
    }

    private static string Line(Alert alert) => string.Create(
        CultureInfo.InvariantCulture,
        $"{alert.Time:yyyy-MM-dd HH:mm:ss}  {alert.Severity.ToString().ToLowerInvariant(),-13} {alert.Count,6}  {Text.OneLine($"{alert.Account} {alert.Entity.Name}", 44),-44} {Text.OneLine(alert.Title, 120)}");
}
