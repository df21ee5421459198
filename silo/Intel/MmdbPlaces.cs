using System.Globalization;
using System.Net;
using MaxMind.Db;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Intel;

namespace OrleansSec.Silo.Intel;

/// <summary>
/// Places from MaxMind databases (<c>.mmdb</c>) that the user supplies: country, city or ASN, of MaxMind, DB-IP or
/// IPinfo. What one database does not tell, the next may.
/// </summary>
internal sealed class MmdbPlaces : IPlaces, IDisposable
{
    private const int LongestName = 100;

    private readonly List<Reader> _readers = [];

    /// <summary>Opens databases. Throws <see cref="IOException"/> that names the file that cannot be used.</summary>
    public MmdbPlaces(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            try
            {
                _readers.Add(new Reader(path, FileAccessMode.Memory));
            }
            catch (Exception failure) when (failure is InvalidDatabaseException or DeserializationException or IOException or UnauthorizedAccessException)
            {
                Dispose();
                throw new IOException($"--mmdb {path} cannot be used: {failure.Message}", failure);
            }
        }
    }

    /// <summary>How many databases.</summary>
    public int Count => _readers.Count;

    /// <inheritdoc/>
    public Place? Locate(IPAddress address)
    {
        var place = new Place(null, null, null, null, null);
        foreach (var reader in _readers)
        {
            if (Find(reader, address) is { } found)
            {
                place = Merge(place, found);
            }
        }

        return place is { Country: null, Asn: null, Organisation: null, Latitude: null } ? null : place;
    }

    /// <inheritdoc/>
    public void Dispose() => _readers.ForEach(r => r.Dispose());

    // An IPv4 database throws when it is asked for IPv6, and a damaged one where the damage is.
    private static Dictionary<string, object>? Find(Reader reader, IPAddress address)
    {
        try
        {
            return reader.Find<Dictionary<string, object>>(address);
        }
        catch (Exception failure) when (failure is InvalidDatabaseException or ArgumentException or DeserializationException)
        {
            return null;
        }
    }

    private static Place Merge(Place place, Dictionary<string, object> found) => new(
        place.Country ?? Country(found),
        place.Asn ?? Asn(found),
        place.Organisation ?? Text(found, "autonomous_system_organization") ?? Text(found, "as_name"),
        place.Latitude ?? Degrees(found, "latitude"),
        place.Longitude ?? Degrees(found, "longitude"));

    private static string? Country(Dictionary<string, object> found) =>
        Text(Map(found, "country"), "iso_code")
        ?? Text(Map(found, "registered_country"), "iso_code")
        ?? Text(found, "country_code")
        ?? (Text(found, "country") is { Length: 2 } code ? code : null);

    private static long? Asn(Dictionary<string, object> found) =>
        Number(found, "autonomous_system_number") is { } number ? (long)number
        : Text(found, "asn") is { Length: > 2 } text && long.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var asn) ? asn
        : null;

    private static double? Degrees(Dictionary<string, object> found, string name) =>
        (Number(Map(found, "location"), name) ?? Number(found, name) ?? Parse(Text(found, name))) is { } degrees and >= -180 and <= 180
            ? Math.Round(degrees, 1)
            : null;

    private static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Dictionary<string, object>? Map(Dictionary<string, object> found, string name) =>
        found.GetValueOrDefault(name) as Dictionary<string, object>;

    private static string? Text(Dictionary<string, object>? found, string name) =>
        found?.GetValueOrDefault(name) is string { Length: > 0 } text ? text[..Math.Min(text.Length, LongestName)] : null;

    private static double? Number(Dictionary<string, object>? found, string name) => found?.GetValueOrDefault(name) switch
    {
        double wide => wide,
        float narrow => narrow,
        int small => small,
        long large => large,
        uint small => small,
        ulong large => large,
        _ => null,
    };
}
