namespace OrleansSec.Silo.Storage.Sql.Index.Blocks;

/// <summary>The place of an event in the index's order.</summary>
/// <param name="Time">The event's own time, Unix milliseconds.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct EventKey(long Time, StoredId Id) : IComparable<EventKey>
{
    /// <inheritdoc/>
    public int CompareTo(EventKey other) => Time != other.Time ? Time.CompareTo(other.Time) : Id.CompareTo(other.Id);
}
