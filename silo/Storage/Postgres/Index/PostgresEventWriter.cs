using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

namespace OrleansSec.Silo.Storage.Postgres.Index;

/// <summary>
/// Writes the event index. The partition of a day is made when its first event comes; what is older than the retention
/// would be dropped at once, and is not kept.
/// </summary>
internal sealed class PostgresEventWriter(IndexDatabase index, IOptions<EventIndexOptions> options, TimeProvider clock) : IEventWriter
{
    private static readonly Partitions _blocks = new(BlockTable.Name, 1);
    private static readonly Partitions _sightings = new("sightings", 1);

    // Used on the writer's thread alone.
    private readonly PostgresTerms _terms = new();
    private readonly KnownSightings _known = new();
    private readonly HashSet<long> _days = [];

    /// <inheritdoc/>
    public async Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation)
    {
        if (options.Value.Scope != IndexScope.Nothing)
        {
            // Beside the caller's work and the writer's.
            var kept = await Task.Run(() => new KeptEvents(principals, options.Value.Scope), cancellation);
            await index.Value.Write(session => Add((PostgresSession)session, kept), cancellation);
        }
    }

    private int Add(PostgresSession session, KeptEvents kept)
    {
        session.IfUndone(Forget);
        var sightings = kept.Sightings(_known);
        if (kept.Blocks.Count + sightings.Count == 0)
        {
            return 0;
        }

        var first = Prepare(session, [.. sightings.Select(s => KeptEvents.Day(s.Observation)).Concat(kept.Blocks.Select(b => b.Day)).Distinct()]);
        var table = new BlockTable(session);
        foreach (var (day, blocks) in kept.Blocks.Where(b => b.Day >= first))
        {
            table.Add(day, blocks);
        }

        // A statement changes a row once: of several calls that each seemed the first the last one is.
        var rows = sightings.Where(e => KeptEvents.Day(e.Observation) >= first)
            .Reverse().DistinctBy(e => (e.Principal, e.Observation.Source, KeptEvents.Day(e.Observation))).ToArray();
        if (rows.Length > 0)
        {
            Array.ForEach(rows, Want);
            _terms.Store(session);
            new SightingRows(session, _terms).Add(rows);
        }

        return rows.Length;
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
            _days.UnionWith(_blocks.Days(session).Intersect(_sightings.Days(session)));
        }

        var latest = Math.Min(days.Concat(_days).Max(), clock.GetUtcNow().ToUnixTimeSeconds() / 86400);
        var first = latest - (long)options.Value.Retention.TotalDays;
        foreach (var day in days.Where(day => day >= first && !_days.Contains(day)))
        {
            _blocks.Add(session, day);
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
        _terms.Want(observation.Source, day);
        _terms.Want(observation.Raw.Source, day);
    }
}
