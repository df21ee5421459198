namespace OrleansSec.Contracts.Events;

/// <summary>Where an address is, as the operator's own databases tell. A part that they do not tell is null.</summary>
/// <param name="Country">ISO 3166 code, such as <c>DE</c>.</param>
/// <param name="Asn">Number of the autonomous system that announces the address.</param>
/// <param name="Organisation">Who runs that system.</param>
/// <param name="Latitude">Degrees, rounded to a tenth: about 11 km.</param>
/// <param name="Longitude">Degrees, rounded to a tenth.</param>
[GenerateSerializer, Immutable, Alias("Place")]
public sealed record Place(
    [property: Id(0)] string? Country,
    [property: Id(1)] long? Asn,
    [property: Id(2)] string? Organisation,
    [property: Id(3)] double? Latitude,
    [property: Id(4)] double? Longitude);
