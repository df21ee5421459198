namespace OrleansSec.Detection.Correlations;

/// <summary>One event in a window.</summary>
/// <param name="Event">The event.</param>
/// <param name="Key">What is counted or put in order: a field's value, a rule's name, or nothing.</param>
internal readonly record struct WindowEntry(WindowEvent Event, string Key)
{
    /// <summary>The event's own time.</summary>
    public DateTimeOffset Time => Event.Time;
}
