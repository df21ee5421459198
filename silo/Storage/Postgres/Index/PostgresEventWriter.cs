using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Postgres.Index;

/// <summary>
/// Writes the event index. The partition of a day is made when its first event comes; what is older than the retention
/// would be dropped at once, and is not kept.
/// </summary>
internal sealed class PostgresEventWriter(IndexDatabase index, IOptions<EventIndexOptions> options, TimeProvider clock) : IEventWriter
{
    private static readonly Partitions _events = new("events", Partitions.Milliseconds);
    private static readonly Partitions _sightings = new("sightings", 1);

    // Used on the writer's thread alone.
    private readonly PostgresTerms _terms = new();
    private readonly KnownSightings _known = new();
    private readonly HashSet<long> _days = [];

    /// <inheritdoc/>
    public Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation) =>
        options.Value.Scope == IndexScope.Nothing
            ? Task.CompletedTask
            : index.Value.Write(session => Add((PostgresSession)session, principals), cancellation);

    private int Add(PostgresSession session, IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals)
    {
        session.IfUndone(Forget);
        var kept = new KeptEvents(principals, options.Value.Scope, _known);
        if (kept.Events.Count + kept.Sightings.Count == 0)
        {
            return 0;
        }

        var first = Prepare(session, [.. kept.Sightings.Concat(kept.Events).Select(e => KeptEvents.Day(e.Observation)).Distinct()]);
        var events = kept.Events.Where(e => KeptEvents.Day(e.Observation) >= first).DistinctBy(e => (e.Observation.Time, e.Observation.EventId)).ToArray();

        // A statement changes a row once: of several calls that each seemed the first the last one is.
        var sightings = kept.Sightings.Where(e => KeptEvents.Day(e.Observation) >= first)
            .Reverse().DistinctBy(e => (e.Principal, e.Observation.Source, KeptEvents.Day(e.Observation))).ToArray();
        Array.ForEach(events, Want);
        Array.ForEach(sightings, Want);
        _terms.Store(session);
        var rows = new IndexRows(session, _terms);
        rows.Events(events);
        rows.Sightings(sightings);
        return events.Length;
    }

    // The days, too: another silo may have dropped one.
    private void Forget()
    {
        _terms.Forget();
        _known.Forget();
        _days.Clear();
    }

    // Answers the first day that is kept.
    private long Prepare(PostgresSession session, long[] days)
    {
        if (_days.Count == 0)
        {
            _days.UnionWith(_events.Days(session).Intersect(_sightings.Days(session)));
        }

        var latest = Math.Min(days.Concat(_days).Max(), clock.GetUtcNow().ToUnixTimeSeconds() / 86400);
        var first = latest - (long)options.Value.Retention.TotalDays;
        foreach (var day in days.Where(day => day >= first && !_days.Contains(day)))
        {
            _events.Add(session, day);
            _sightings.Add(session, day);
            _days.Add(day);
        }

        return first;
    }

    private void Want((EntityId Principal, Observation Observation) row)
    {
        var (observation, day) = (row.Observation, KeptEvents.Day(row.Observation));
        _terms.Want(row.Principal.ToString(), day);
        _terms.Want(observation.Action, day);
        _terms.Want(observation.Region, day);
        _terms.Want(observation.Network, day);
        _terms.Want(observation.Source, day);
        _terms.Want(observation.Raw.Source, day);
        if (observation.Error is { } error)
        {
            _terms.Want(error, day);
        }
    }
}
