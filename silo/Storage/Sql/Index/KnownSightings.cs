using System.Runtime.InteropServices;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>
/// The first calls that are stored already, as far as they are remembered: most calls are not the first from their
/// address on a day. What is added must be stored in the same transaction; a failed one must be followed by <see cref="Forget"/>.
/// </summary>
internal sealed class KnownSightings
{
    private const int MostKnown = 200_000;

    private readonly Dictionary<(EntityId Principal, string Address, long Day), (DateTimeOffset Time, string EventId)> _known = [];

    /// <summary>Whether this call is the first of its principal, address and day that is known of; remembers it if so.</summary>
    public bool IsFirst(EntityId principal, Observation call)
    {
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, (principal, call.Source, KeptEvents.Day(call)), out var isKnown);
        if (isKnown && (known.Time < call.Time || (known.Time == call.Time && string.CompareOrdinal(known.EventId, call.EventId) <= 0)))
        {
            return false;
        }

        known = (call.Time, call.EventId);
        return true;
    }

    /// <summary>Forgets all: some may not have been stored.</summary>
    public void Forget() => _known.Clear();
}
