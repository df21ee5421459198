namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>Where the index is kept: with a writer of its own, so that alerts never wait for it.</summary>
internal sealed record IndexDatabase(ISqlDatabase Value)
{
    /// <summary>Asks for the latest day that there are events or sightings of, null where there are none.</summary>
    public const string LatestDay = "SELECT max(latest) FROM (SELECT max(last) AS latest FROM terms UNION ALL SELECT max(day) FROM event_blocks) AS days";
}
