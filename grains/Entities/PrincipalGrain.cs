using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Contracts.Grains;
using OrleansSec.Detection.Correlations;
using OrleansSec.Detection.Detectors;

namespace OrleansSec.Grains;

/// <summary>A principal: it judges its own events against its own memory.</summary>
internal sealed class PrincipalGrain([PersistentState("entity")] IPersistentState<EntityState> memory, CorrelationBook correlations)
    : EntityGrain(memory), IPrincipalGrain
{
    /// <summary>Raw records kept per alert and slice: enough to check an alert, bounded for a flood.</summary>
    private const int EvidencePerAlert = 20;

    /// <inheritdoc/>
    public Task<ObserveReceipt> Observe(IReadOnlyList<ObservationSlice> slices, string? incarnation, CancellationToken cancellation) =>
        Apply(slices, incarnation, async fresh =>
        {
            var judged = new IReadOnlyList<AlertUpdate>[fresh.Count];
            for (var i = 0; i < judged.Length; i++)
            {
                judged[i] = Judge.Observe(Entity, fresh[i].Observations, Baseline, correlations, Windows);
            }

            if (Array.Exists(judged, updates => updates.Count > 0))
            {
                await GrainFactory.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key).Append([.. judged.SelectMany(u => u)], cancellation);
            }

            return Array.ConvertAll(judged, Evidence);
        });

    private static IReadOnlyList<string> Evidence(IReadOnlyList<AlertUpdate> updates) => updates.Count == 0
        ? []
        :
        [
            .. updates
                .SelectMany(u => u.Events.Select(e => e.EventId).Take(EvidencePerAlert).Append(u.JudgedEventId))
                .Distinct(StringComparer.Ordinal),
        ];
}
