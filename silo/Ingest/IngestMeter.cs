using System.Diagnostics.Metrics;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Sources;

namespace OrleansSec.Silo.Ingest;

/// <summary>What a monitoring system may ask of ingest: how far each source is behind, what is under way, what stands still.</summary>
internal sealed class IngestMeter : IDisposable
{
    private readonly Meter _meter;

    public IngestMeter(IMeterFactory meters, IEnumerable<ISource> sources, IngestStatus status, MemoryBudget memory)
    {
        _meter = meters.Create("OrleansSec");
        _meter.CreateObservableGauge("orleanssec.source.lag", () => Of(v => v.LagSeconds ?? 0), "s", "For how long the oldest batch that is not acknowledged has waited.");
        _meter.CreateObservableGauge("orleanssec.source.pending", () => Of(v => v.Pending), null, "Batches that are known and not acknowledged.");
        _meter.CreateObservableCounter("orleanssec.ingest.events", () => status.Observed, null, "Events judged since the start.");
        _meter.CreateObservableGauge("orleanssec.ingest.in_flight", () => memory.Used, "By", "Decoded events between the decoders and the commit.");
        _meter.CreateObservableGauge("orleanssec.ingest.in_flight_limit", () => memory.Limit, "By", "How much of it there may be.");
        _meter.CreateObservableGauge("orleanssec.ingest.stalled", () => status.Problem is null ? 0 : 1, null, "1 while something keeps ingest from going on.");

        IEnumerable<Measurement<double>> Of(Func<SourceView, double> value) => sources
            .Select(s => s.View)
            .Select(v => new Measurement<double>(value(v), new KeyValuePair<string, object?>("source", v.Kind), new KeyValuePair<string, object?>("name", v.Name)));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
