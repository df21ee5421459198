namespace OrleansSec.Silo.Ingest;

/// <summary>The events whose raw records entities ask for as evidence. Many calls add to it at once.</summary>
internal sealed class AskedRecords
{
    /// <summary>Their ids. To be read when no call is under way any more.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds what one entity asks for; mostly nothing.</summary>
    public void Add(IReadOnlyList<string> events)
    {
        if (events.Count > 0)
        {
            lock (Events)
            {
                Events.UnionWith(events);
            }
        }
    }
}
