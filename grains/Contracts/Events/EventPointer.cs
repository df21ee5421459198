namespace OrleansSec.Contracts.Events;

/// <summary>
/// Where the raw record of an event stands: a source's object (a file path, an S3 URI), the byte offset in the
/// decompressed object and the length in bytes.
/// </summary>
[GenerateSerializer, Immutable, Alias("EventPointer")]
public readonly record struct EventPointer(
    [property: Id(0)] string Source,
    [property: Id(1)] long Offset,
    [property: Id(2)] int Length);
