using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.Baselines;

/// <summary>Where a principal was at a time.</summary>
/// <param name="Time">Unix seconds.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Country">ISO 3166 code, or empty.</param>
[GenerateSerializer, Alias("Whereabouts")]
public sealed record Whereabouts(
    [property: Id(0)] long Time, [property: Id(1)] float Latitude, [property: Id(2)] float Longitude, [property: Id(3)] string Country)
{
    private const double EarthRadiusKm = 6371;

    /// <summary>Where an event says its caller was, or null.</summary>
    public static Whereabouts? Of(Observation observation) =>
        observation.Place is { Latitude: { } latitude, Longitude: { } longitude } place
            ? new Whereabouts(observation.Time.ToUnixTimeSeconds(), (float)latitude, (float)longitude, place.Country ?? string.Empty)
            : null;

    /// <summary>The great-circle distance, by the haversine formula.</summary>
    public double KmTo(Whereabouts other)
    {
        var (from, to) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var north = Math.Sin((to - from) / 2);
        var east = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var haversine = (north * north) + (Math.Cos(from) * Math.Cos(to) * east * east);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }
}
