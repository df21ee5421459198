using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage;

/// <summary>Keeps events for searching, off the way of alerts.</summary>
internal interface IEventWriter
{
    /// <summary>Keeps what of observations is to be kept. Durable when the task completes; a repeat does no harm.</summary>
    Task Write(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, CancellationToken cancellation);
}
