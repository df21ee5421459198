using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace OrleansSec.Gateway.Api;

/// <summary>Figures for Prometheus: those of this installation's process, and those of its runtime.</summary>
internal static class MetricsApi
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Maps <c>/metrics</c>, for viewers: names of sources are not for everybody.</summary>
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics", Read).ExcludeFromDescription();
        return routes;
    }

    private static ContentHttpResult Read(IMeterFactory meters)
    {
        var text = new MetricsText();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.IsObservable && (ReferenceEquals(instrument.Meter.Scope, meters) || instrument.Meter.Name == "System.Runtime"))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => text.Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => text.Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => text.Add(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return TypedResults.Text(text.ToString(), ContentType);
    }
}
