using System.Data.Common;
using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>Writes the event index in its SQLite file.</summary>
internal sealed class SqliteEventWriter(IndexDatabase index, IOptions<EventIndexOptions> options) : IEventWriter
{
    private readonly IndexTerms _terms = new();

    /// <inheritdoc/>
    public Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation)
    {
        var kept = new KeptEvents(principals, options.Value.Scope);
        return kept.IsEmpty ? Task.CompletedTask : index.Value.Write(session => Add((SqliteSession)session, kept), cancellation);
    }

    /// <summary>Forgets the numbers of texts, after some were dropped. Runs on the writer's thread.</summary>
    public void Forget() => _terms.Forget();

    private int Add(SqliteSession session, KeptEvents kept)
    {
        try
        {
            using var insert = new IndexInsert(session, _terms);
            kept.Events.ForEach(e => insert.Event(e.Principal, e.Observation));
            foreach (var (principal, observation) in kept.Sightings)
            {
                insert.Sighting(principal, observation);
            }
        }
        catch (DbException)
        {
            _terms.Forget();
            throw;
        }

        return kept.Events.Count;
    }
}
