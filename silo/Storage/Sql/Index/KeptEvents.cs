using System.Runtime.InteropServices;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>What of a chunk is kept: the events in scope, and the first call of each principal, public address and day.</summary>
internal sealed class KeptEvents
{
    private readonly Dictionary<(EntityId Principal, string Address, long Day), Observation> _first = [];

    /// <summary>The part of observations that is in scope.</summary>
    public KeptEvents(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, IndexScope scope)
    {
        if (scope == IndexScope.Nothing)
        {
            return;
        }

        foreach (var (principal, observations) in principals)
        {
            foreach (var observation in observations)
            {
                if (scope == IndexScope.All || (scope == IndexScope.Writes && IsWrite(observation)))
                {
                    Events.Add((principal, observation));
                }

                See(principal, observation);
            }
        }
    }

    /// <summary>The events.</summary>
    public List<(EntityId Principal, Observation Observation)> Events { get; } = [];

    /// <summary>The first calls.</summary>
    public IEnumerable<(EntityId Principal, Observation Observation)> Sightings => _first.Select(f => (f.Key.Principal, f.Value));

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => Events.Count == 0 && _first.Count == 0;

    /// <summary>An event's day, in days since 1970, UTC.</summary>
    public static long Day(Observation observation) => observation.Time.ToUnixTimeSeconds() / 86400;

    // Reads are most events and the least telling ones; what failed is kept, whatever it would have done.
    private static bool IsWrite(Observation observation) => observation.Access is not (AccessClass.Read or AccessClass.Data) || observation.Error is not null;

    private void See(EntityId principal, Observation observation)
    {
        if (observation.Network.Length == 0 || !char.IsAsciiHexDigit(observation.Network[0]) || !observation.Network.Contains('/', StringComparison.Ordinal))
        {
            return;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, (principal, observation.Source, Day(observation)), out _);
        if (known is null || observation.Time < known.Time || (observation.Time == known.Time && string.CompareOrdinal(observation.EventId, known.EventId) < 0))
        {
            known = observation;
        }
    }
}
