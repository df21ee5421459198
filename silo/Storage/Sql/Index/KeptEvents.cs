using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

namespace OrleansSec.Silo.Storage.Sql.Index;

/// <summary>
/// What of some observations is kept: the events in scope as blocks, and the calls that may be the first of their principal,
/// public address and day.
/// </summary>
internal sealed class KeptEvents
{
    /// <summary>The part of observations that is in scope.</summary>
    public KeptEvents(IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals, IndexScope scope)
    {
        var days = new SortedDictionary<long, BlockRows>();
        var (rows, rowsDay) = ((BlockRows?)null, 0L);
        foreach (var (principal, observations) in principals)
        {
            var name = principal.ToString();
            Observation? last = null;
            foreach (var observation in observations)
            {
                var day = Day(observation);
                if (scope == IndexScope.All || (scope == IndexScope.Writes && IsWrite(observation)))
                {
                    if (rows is null || day != rowsDay)
                    {
                        (rows, rowsDay) = (RowsOf(days, day), day);
                    }

                    rows.Add(name, observation);
                }

                // The next call comes from where the last one did, mostly, and later.
                var isLikeLast = last is not null
                    && (object)last.Source == observation.Source
                    && last.Time < observation.Time
                    && Day(last) == day;
                if (!isLikeLast && IsPublic(observation))
                {
                    Calls.Add((principal, observation));
                }

                last = observation;
            }
        }

        Blocks = [.. days.Select(d => (d.Key, d.Value.Blocks()))];
    }

    /// <summary>The blocks of each day, the days in order.</summary>
    public IReadOnlyList<(long Day, IReadOnlyList<StoredBlock> Blocks)> Blocks { get; }

    /// <summary>The calls, in the order in which they came.</summary>
    public List<(EntityId Principal, Observation Observation)> Calls { get; } = [];

    /// <summary>An event's day, in days since 1970, UTC.</summary>
    public static long Day(Observation observation) => observation.Time.ToUnixTimeSeconds() / 86400;

    /// <summary>The calls that are not known. Of several that each seem the first of their principal, address and day the last one is.</summary>
    public IReadOnlyList<(EntityId Principal, Observation Observation)> Sightings(KnownSightings known) =>
        Calls.FindAll(c => known.IsFirst(c.Principal, c.Observation));

    private static BlockRows RowsOf(SortedDictionary<long, BlockRows> days, long day)
    {
        if (!days.TryGetValue(day, out var rows))
        {
            days.Add(day, rows = new BlockRows());
        }

        return rows;
    }

    // Reads are most events and the least telling ones; what failed is kept, whatever it would have done.
    private static bool IsWrite(Observation observation) => observation.Access is not (AccessClass.Read or AccessClass.Data) || observation.Error is not null;

    private static bool IsPublic(Observation observation) =>
        observation.Network.Length > 0 && char.IsAsciiHexDigit(observation.Network[0]) && observation.Network.Contains('/', StringComparison.Ordinal);
}
