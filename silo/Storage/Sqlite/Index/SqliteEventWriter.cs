using Microsoft.Extensions.Options;
using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>Writes the event index in its SQLite file.</summary>
internal sealed class SqliteEventWriter(IndexDatabase index, IOptions<EventIndexOptions> options) : IEventWriter
{
    // Used on the writer's thread alone.
    private readonly IndexTerms _terms = new();
    private readonly KnownSightings _sightings = new();

    /// <inheritdoc/>
    public Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation) =>
        options.Value.Scope == IndexScope.Nothing
            ? Task.CompletedTask
            : index.Value.Write(session => Add((SqliteSession)session, principals), cancellation);

    /// <summary>Forgets the numbers of texts, after some were dropped. Runs on the writer's thread.</summary>
    public void Forget()
    {
        _terms.Forget();
        _sightings.Forget();
    }

    private int Add(SqliteSession session, IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals)
    {
        session.IfUndone(Forget);
        var kept = new KeptEvents(principals, options.Value.Scope, _sightings);
        var insert = new IndexInsert(session, _terms);
        foreach (var (principal, observation) in kept.Events)
        {
            insert.Event(principal, observation);
        }

        foreach (var (principal, observation) in kept.Sightings)
        {
            insert.Sighting(principal, observation);
        }

        return kept.Events.Count;
    }
}
