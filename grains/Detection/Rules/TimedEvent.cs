namespace OrleansSec.Detection.Rules;

/// <summary>One event of a case.</summary>
/// <param name="At">When it happens, from the start of the case.</param>
/// <param name="Event">The event as JSON in UTF-8.</param>
public sealed record TimedEvent(TimeSpan At, ReadOnlyMemory<byte> Event);
