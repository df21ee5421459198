using Microsoft.Data.Sqlite;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>The statements that add to the index, prepared once per transaction.</summary>
internal sealed class IndexInsert : IDisposable
{
    private readonly SqliteSession _session;
    private readonly IndexTerms _terms;
    private readonly SqliteCommand _event;
    private readonly SqliteCommand _sighting;

    public IndexInsert(SqliteSession session, IndexTerms terms)
    {
        (_session, _terms) = (session, terms);
        _event = Command(
            "INSERT OR IGNORE INTO events VALUES ($time, $event, $account, $principal, $action, $region, $network, $address, $error, $resource, $object, $offset, $length)",
            "$time", "$event", "$account", "$principal", "$action", "$region", "$network", "$address", "$error", "$resource", "$object", "$offset", "$length");
        _sighting = Command(
            """
            INSERT INTO sightings VALUES ($day, $address, $principal, $time, $event, $action, $object, $offset, $length)
            ON CONFLICT DO UPDATE SET time = excluded.time, event = excluded.event, action = excluded.action,
                object = excluded.object, offset = excluded.offset, length = excluded.length
            WHERE (excluded.time, excluded.event) < (time, event)
            """,
            "$day", "$address", "$principal", "$time", "$event", "$action", "$object", "$offset", "$length");
    }

    /// <summary>Adds an event.</summary>
    public void Event(EntityId principal, Observation o)
    {
        var day = KeptEvents.Day(o);
        long Term(string text) => _terms.Number(_session, text, day);
        Run(
            _event,
            o.Time.ToUnixTimeMilliseconds(),
            o.EventId,
            long.TryParse(principal.Account, out var account) ? account : 0,
            Term(principal.ToString()),
            Term(o.Action),
            Term(o.Region),
            Term(o.Network),
            Term(o.Source),
            o.Error is null ? DBNull.Value : Term(o.Error),
            (object?)o.Resource ?? DBNull.Value,
            Term(o.Raw.Source),
            o.Raw.Offset,
            o.Raw.Length);
    }

    /// <summary>Adds a sighting, or an earlier first call to one.</summary>
    public void Sighting(EntityId principal, Observation o)
    {
        var day = KeptEvents.Day(o);
        long Term(string text) => _terms.Number(_session, text, day);
        Run(
            _sighting,
            day,
            Term(o.Source),
            Term(principal.ToString()),
            o.Time.ToUnixTimeMilliseconds(),
            o.EventId,
            Term(o.Action),
            Term(o.Raw.Source),
            o.Raw.Offset,
            o.Raw.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _event.Dispose();
        _sighting.Dispose();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _session.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter(name, null));
        }

        return command;
    }
}
