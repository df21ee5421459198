using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage;

/// <summary>Remembers from which addresses principals called, to match indicators that become known later.</summary>
internal interface ISightings
{
    /// <summary>A page of sightings since a day, in the order of their key.</summary>
    Task<IReadOnlyList<Sighted>> Page(SightingKey after, int limit, CancellationToken cancellation);

    /// <summary>The first day that is kept.</summary>
    Task<long> FirstDay(CancellationToken cancellation);

    /// <summary>A value that was kept by <see cref="Mark"/>, or null.</summary>
    Task<string?> Marked(string name, CancellationToken cancellation);

    /// <summary>Keeps a value.</summary>
    Task Mark(string name, string value, CancellationToken cancellation);

    /// <summary>The kept events of a sighting's principal, address and day, itself included.</summary>
    Task<IReadOnlyList<IndexedCall>> Calls(Sighted sighting, int limit, CancellationToken cancellation);
}

/// <summary>The key of a sighting.</summary>
internal readonly record struct SightingKey(long Day, long Address, long Principal);

/// <summary>A principal's first call from an address on a day.</summary>
internal sealed record Sighted(SightingKey Key, string Address, EntityId Principal, IndexedCall First);

/// <summary>An event, as far as an alert shows it.</summary>
internal sealed record IndexedCall(string EventId, DateTimeOffset Time, string Action, EventPointer Raw);
