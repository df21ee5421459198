using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>
/// What of some observations is kept: the events in scope, and the first call of each principal, public address and day.
/// Of several calls that each seemed the first the last one is.
/// </summary>
internal readonly struct KeptEvents
{
    /// <summary>The part of observations that is in scope, and the sightings that are not known.</summary>
    public KeptEvents(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, IndexScope scope, KnownSightings known)
    {
        foreach (var (principal, observations) in principals)
        {
            Observation? last = null;
            foreach (var observation in observations)
            {
                if (scope == IndexScope.All || (scope == IndexScope.Writes && IsWrite(observation)))
                {
                    Events.Add((principal, observation));
                }

                // The next call comes from where the last one did, mostly, and later.
                var isLikeLast = last is not null
                    && (object)last.Source == observation.Source
                    && last.Time < observation.Time
                    && Day(last) == Day(observation);
                if (!isLikeLast && IsPublic(observation) && known.IsFirst(principal, observation))
                {
                    Sightings.Add((principal, observation));
                }

                last = observation;
            }
        }
    }

    /// <summary>The events.</summary>
    public List<(EntityId Principal, Observation Observation)> Events { get; } = [];

    /// <summary>The first calls, in the order in which they came.</summary>
    public List<(EntityId Principal, Observation Observation)> Sightings { get; } = [];

    /// <summary>An event's day, in days since 1970, UTC.</summary>
    public static long Day(Observation observation) => observation.Time.ToUnixTimeSeconds() / 86400;

    // Reads are most events and the least telling ones; what failed is kept, whatever it would have done.
    private static bool IsWrite(Observation observation) => observation.Access is not (AccessClass.Read or AccessClass.Data) || observation.Error is not null;

    private static bool IsPublic(Observation observation) =>
        observation.Network.Length > 0 && char.IsAsciiHexDigit(observation.Network[0]) && observation.Network.Contains('/', StringComparison.Ordinal);
}
