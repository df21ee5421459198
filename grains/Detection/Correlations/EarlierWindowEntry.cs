using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Detection.Correlations;

/// <summary>An event of an <see cref="EarlierWindow"/>.</summary>
/// <param name="Event">The event.</param>
/// <param name="Key">As <see cref="WindowEntry.Key"/>.</param>
[GenerateSerializer, Immutable, Alias("WindowEntry")]
internal readonly record struct EarlierWindowEntry([property: Id(0)] AlertEvent Event, [property: Id(1)] string Key);
