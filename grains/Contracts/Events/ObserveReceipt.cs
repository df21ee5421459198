namespace OrleansSec.Contracts.Events;

/// <summary>A grain's answer to a slice: judged, its alerts durable, its memory changed but not yet stored.</summary>
/// <param name="Incarnation">Names the activation; another value later means that memory was lost in between.</param>
/// <param name="Applied">
/// False if the caller expected another incarnation: nothing was judged, and the epoch's earlier slices must come first.
/// </param>
/// <param name="Evidence">Ids of the slice's events whose raw records must be kept as evidence.</param>
[GenerateSerializer, Immutable, Alias("ObserveReceipt")]
public sealed record ObserveReceipt(
    [property: Id(0)] string Incarnation,
    [property: Id(1)] bool Applied,
    [property: Id(2)] IReadOnlyList<string> Evidence);
