using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>The statement that adds to the sightings.</summary>
internal sealed class SightingInsert(SqliteSession session, IndexTerms terms)
{
    private readonly SqliteStatement _sighting = session.Prepared(
        """
        INSERT INTO sightings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET time = excluded.time, event = excluded.event, action = excluded.action,
            object = excluded.object, offset = excluded.offset, length = excluded.length
        WHERE (excluded.time, excluded.event) < (time, event)
        """);

    /// <summary>Adds a sighting, or an earlier first call to one.</summary>
    public void Add(EntityId principal, Observation o)
    {
        var day = KeptEvents.Day(o);
        _sighting.Begin();
        _sighting.Add(day);
        _sighting.Add(Term(o.Source, day));
        _sighting.Add(Term(principal.ToString(), day));
        _sighting.Add(o.Time.ToUnixTimeMilliseconds());
        _sighting.Add(o.EventId);
        _sighting.Add(Term(o.Action, day));
        _sighting.Add(Term(o.Raw.Source, day));
        _sighting.Add(o.Raw.Offset);
        _sighting.Add(o.Raw.Length);
        _sighting.Run();
    }

    private long Term(string text, long day) => terms.Number(session, text, day);
}
