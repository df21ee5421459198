using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Stores;
using OrleansSec.Contracts.Verdicts;

namespace OrleansSec.Silo.Commands;

/// <summary>One JSON object per alert and line.</summary>
internal sealed class AlertJsonPrinter(TextWriter output) : IAlertPrinter
{
    /// <inheritdoc/>
    public async Task<int> Print(IAlertStore store, CancellationToken cancellation)
    {
        var alerts = await AlertReader.All(store, cancellation);
        foreach (var alert in alerts)
        {
            var events = await store.EventIds(alert.Id, cancellation);
            var line = new AlertLine(
                alert.Id,
                alert.Time,
                alert.Severity,
                alert.Score,
                alert.Detector,
                alert.Title,
                alert.Entity,
                alert.ActorKind,
                alert.Techniques,
                alert.Reasons,
                events,
                alert.Count,
                alert.Threshold,
                alert.Counterfactual,
                alert.Verdict);
            await output.WriteLineAsync(JsonSerializer.Serialize(line, AlertLineJson.Default.AlertLine));
        }

        return alerts.Count;
    }
}

/// <summary>An alert as printed.</summary>
internal sealed record AlertLine(
    string Id,
    DateTimeOffset Time,
    Severity Severity,
    double Score,
    string Detector,
    string Title,
    EntityId Entity,
    ActorKind ActorKind,
    IReadOnlyList<string> Techniques,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<string> EventIds,
    long Count,
    double Threshold,
    IReadOnlyList<Reason> Counterfactual,
    AlertVerdict? Verdict);

/// <summary>The JSON of a printed alert.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(Words<Severity>), typeof(Words<ActorKind>), typeof(Words<VerdictKind>), typeof(Words<VerdictScope>)])]
[JsonSerializable(typeof(AlertLine))]
internal sealed partial class AlertLineJson : JsonSerializerContext
{
    private sealed class Words<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
        where TEnum : struct, Enum;
}
