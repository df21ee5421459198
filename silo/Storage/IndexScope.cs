namespace OrleansSec.Silo.Storage;

/// <summary>Which events are kept for searching. Where callers were is kept in any case but <see cref="Nothing"/>.</summary>
internal enum IndexScope
{
    /// <summary>Not even where callers were: for a replay into a throw-away folder.</summary>
    Nothing,

    /// <summary>No events.</summary>
    None,

    /// <summary>Events that change something or failed, and all but plain reads.</summary>
    Writes,

    /// <summary>All events.</summary>
    All,
}
