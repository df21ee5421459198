namespace OrleansSec.Contracts.Events;

/// <summary>One field of an event that a rule matched, and the value it had.</summary>
[GenerateSerializer, Immutable, Alias("FieldMatch")]
public sealed record FieldMatch([property: Id(0)] string Field, [property: Id(1)] string Value);
