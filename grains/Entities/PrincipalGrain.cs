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
    public Task<ObserveReceipt> Observe(ObservationSlice slice, string? incarnation, CancellationToken cancellation) =>
        Apply(slice.SliceId, incarnation, async () =>
        {
            var updates = Judge.Observe(Entity, slice.Observations, Baseline, correlations, Windows);
            if (updates.Count == 0)
            {
                return [];
            }

            await GrainFactory.GetGrain<IAlertLogGrain>(IAlertLogGrain.Key).Append(updates, cancellation);
            return
            [
                .. updates
                    .SelectMany(u => u.Events.Select(e => e.EventId).Take(EvidencePerAlert).Append(u.JudgedEventId))
                    .Distinct(StringComparer.Ordinal),
            ];
        });
}
