using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>The statements that add to the index.</summary>
internal sealed class IndexInsert(SqliteSession session, IndexTerms terms)
{
    private readonly SqliteStatement _event = session.Prepared("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    private readonly SqliteStatement _sighting = session.Prepared(
        """
        INSERT INTO sightings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET time = excluded.time, event = excluded.event, action = excluded.action,
            object = excluded.object, offset = excluded.offset, length = excluded.length
        WHERE (excluded.time, excluded.event) < (time, event)
        """);

    /// <summary>Adds an event; one that is kept already stays.</summary>
    public void Event(EntityId principal, Observation o)
    {
        var day = KeptEvents.Day(o);
        _event.Begin();
        _event.Add(o.Time.ToUnixTimeMilliseconds());
        _event.Add(o.EventId);
        _event.Add(long.TryParse(principal.Account, out var account) ? account : 0);
        _event.Add(Term(principal.ToString(), day));
        _event.Add(Term(o.Action, day));
        _event.Add(Term(o.Region, day));
        _event.Add(Term(o.Network, day));
        _event.Add(Term(o.Source, day));
        _event.Add(o.Error is { } error ? Term(error, day) : null);
        _event.Add(o.Resource);
        Pointer(_event, o.Raw, day);
        _event.Run();
    }

    /// <summary>Adds a sighting, or an earlier first call to one.</summary>
    public void Sighting(EntityId principal, Observation o)
    {
        var day = KeptEvents.Day(o);
        _sighting.Begin();
        _sighting.Add(day);
        _sighting.Add(Term(o.Source, day));
        _sighting.Add(Term(principal.ToString(), day));
        _sighting.Add(o.Time.ToUnixTimeMilliseconds());
        _sighting.Add(o.EventId);
        _sighting.Add(Term(o.Action, day));
        Pointer(_sighting, o.Raw, day);
        _sighting.Run();
    }

    private void Pointer(SqliteStatement statement, EventPointer pointer, long day)
    {
        statement.Add(Term(pointer.Source, day));
        statement.Add(pointer.Offset);
        statement.Add(pointer.Length);
    }

    private long Term(string text, long day) => terms.Number(session, text, day);
}
