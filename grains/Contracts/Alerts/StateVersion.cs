namespace OrleansSec.Contracts.Alerts;

/// <summary>A grain's state as it is stored: whose, which, and in what version.</summary>
/// <param name="Grain">The grain.</param>
/// <param name="Name">The state's name.</param>
/// <param name="Etag">The version; null if none is stored yet.</param>
[GenerateSerializer, Immutable, Alias("StateVersion")]
public sealed record StateVersion([property: Id(0)] GrainId Grain, [property: Id(1)] string Name, [property: Id(2)] string? Etag);
