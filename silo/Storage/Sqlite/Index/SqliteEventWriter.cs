using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>Writes the event index in its SQLite file.</summary>
internal sealed class SqliteEventWriter(IndexDatabase index, IOptions<EventIndexOptions> options) : IEventWriter
{
    // Used on the writer's thread alone.
    private readonly IndexTerms _terms = new();
    private readonly KnownSightings _sightings = new();

    /// <inheritdoc/>
    public async Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation)
    {
        if (options.Value.Scope != IndexScope.Nothing)
        {
            // Beside the caller's work and the writer's.
            var kept = await Task.Run(() => new KeptEvents(principals, options.Value.Scope), cancellation);
            await index.Value.Write(session => Add((SqliteSession)session, kept), cancellation);
        }
    }

    /// <summary>Forgets the numbers of texts, after some were dropped. Runs on the writer's thread.</summary>
    public void Forget()
    {
        _terms.Forget();
        _sightings.Forget();
    }

    private int Add(SqliteSession session, KeptEvents kept)
    {
        session.IfUndone(Forget);
        var table = new BlockTable(session);
        foreach (var (day, blocks) in kept.Blocks)
        {
            table.Add(day, blocks);
        }

        var insert = new SightingInsert(session, _terms);
        var sightings = kept.Sightings(_sightings);
        foreach (var (principal, observation) in sightings)
        {
            insert.Add(principal, observation);
        }

        return sightings.Count;
    }
}
