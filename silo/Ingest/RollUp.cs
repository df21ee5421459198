using System.Runtime.InteropServices;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// What a chunk says to its accounts. Events of a principal that are alike are counted first, by the identity of their
/// shared texts, since that is cheap; only the few distinct ones are taken apart into traits.
/// </summary>
internal static class RollUp
{
    /// <summary>The roll-up of each account.</summary>
    /// <param name="sliceId">The chunk's.</param>
    /// <param name="principals">At least one observation of each principal.</param>
    public static IReadOnlyList<(EntityId Account, AccountSlice Slice)> Of(string sliceId, IReadOnlyCollection<KeyValuePair<EntityId, List<Observation>>> principals)
    {
        var accounts = new Dictionary<string, AccountSum>(StringComparer.Ordinal);
        var tallies = new Tallies();
        foreach (var (principal, observations) in principals)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(accounts, principal.Account, out _);
            sum ??= new AccountSum();
            foreach (var tally in tallies.Of(observations))
            {
                sum.Add(principal, tally);
            }
        }

        return [.. accounts.Select(a => (EntityId.ForAccount(a.Key), a.Value.ToSlice(sliceId)))];
    }
}
