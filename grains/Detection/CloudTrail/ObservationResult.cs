using OrleansSec.Contracts.Events;

namespace OrleansSec.Detection.CloudTrail;

/// <summary>An observation and whose it is, or why there is none.</summary>
/// <param name="Observation">The observation; null if the record is bad input.</param>
/// <param name="Principal">Who acted.</param>
/// <param name="Reason">One of <see cref="BadInput"/>; null if there is an observation.</param>
/// <param name="Detail">A sentence on the reason. May quote input.</param>
public readonly record struct ObservationResult(Observation? Observation, EntityId Principal, string? Reason, string? Detail);
