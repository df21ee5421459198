using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// What a chunk says to its accounts. Events that are alike are counted first, by the identity of their shared texts,
/// since that is cheap; only the few distinct ones are taken apart into traits.
/// </summary>
internal sealed class RollUp
{
    private readonly Dictionary<Alike, Tally> _tallies = [];

    /// <summary>Counts an event.</summary>
    public void Add(EntityId principal, Observation observation)
    {
        var hour = observation.Time.ToUnixTimeSeconds() / 3600;
        var alike = new Alike(
            principal.Key, observation.Action, observation.Region, observation.Network, observation.Client, observation.Error,
            observation.TargetAccount, observation.InstanceType, observation.ByService, hour);
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, alike, out var isKnown);
        if (!isKnown)
        {
            tally = new Tally(principal, observation);
        }

        tally!.Add(observation);
    }

    /// <summary>The roll-up of each account.</summary>
    public IEnumerable<(EntityId Account, AccountSlice Slice)> Accounts(string sliceId) => _tallies.Values
        .GroupBy(t => t.Principal.Account, StringComparer.Ordinal)
        .Select(g => (EntityId.ForAccount(g.Key), Slice(sliceId, [.. g])));

    private static AccountSlice Slice(string sliceId, Tally[] tallies)
    {
        var first = tallies.MinBy(t => (t.First.Time, t.First.EventId))!.First;
        return new AccountSlice(
            sliceId,
            [.. tallies.GroupBy(t => (t.Principal, t.Hour)).Select(Row)],
            Shown(tallies),
            AlertEvent.Of(first));
    }

    private static AccountRow Row(IGrouping<(EntityId Principal, DateTimeOffset Hour), Tally> tallies) => new(
        tallies.Key.Principal, string.Empty, string.Empty, string.Empty, tallies.Key.Hour, tallies.Sum(t => t.Events), tallies.Sum(t => t.Errors));

    private static ShownValue[] Shown(Tally[] tallies)
    {
        var shown = new Dictionary<(PeerGroup Group, Trait Trait, string Value), ShownValue>();
        foreach (var tally in tallies)
        {
            var group = PeerGroups.Of(tally.Principal, tally.First);
            var isOwn = HabitKinds.IsOwn(tally.First);
            foreach (var trait in Traits.OfPrincipal)
            {
                if (AccountNorms.Holds(trait) && Traits.Value(trait, tally.First) is { Length: > 0 } value)
                {
                    Add(group, trait, value, tally, isOwn);
                }
            }

            Add(group, Trait.Principal, string.Empty, tally, isOwn);
        }

        return [.. shown.Values];

        void Add(PeerGroup group, Trait trait, string value, Tally tally, bool isOwn)
        {
            // What AWS does on somebody's behalf is no habit of a principal; it only counts as activity.
            var principals = isOwn ? PrincipalBits.Of(tally.Principal.Key) : 0;
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(shown, (group, trait, value), out _);
            row = row is null
                ? new ShownValue(group, trait, value, principals, tally.Hour, tally.Events)
                : row with
                {
                    Principals = row.Principals | principals,
                    Last = tally.Hour > row.Last ? tally.Hour : row.Last,
                    Events = row.Events + tally.Events,
                };
        }
    }

    private sealed class Tally(EntityId principal, Observation first)
    {
        public EntityId Principal { get; } = principal;

        public DateTimeOffset Hour { get; } = DateTimeOffset.FromUnixTimeSeconds(first.Time.ToUnixTimeSeconds() / 3600 * 3600);

        public Observation First { get; private set; } = first;

        public int Events { get; private set; }

        public int Errors { get; private set; }

        public void Add(Observation observation)
        {
            Events++;
            Errors += observation.Error is null ? 0 : 1;
            First = observation.Time < First.Time ? observation : First;
        }
    }

    // Texts by identity: the reader shares them, and one that it did not share is only counted apart.
    private readonly record struct Alike(
        string Principal, string Action, string Region, string Network, string Client, string? Error,
        string? TargetAccount, string? InstanceType, bool ByService, long Hour)
    {
        public bool Equals(Alike other) =>
            ReferenceEquals(Principal, other.Principal)
            && ReferenceEquals(Action, other.Action)
            && ReferenceEquals(Region, other.Region)
            && ReferenceEquals(Network, other.Network)
            && ReferenceEquals(Client, other.Client)
            && ReferenceEquals(Error, other.Error)
            && ReferenceEquals(TargetAccount, other.TargetAccount)
            && ReferenceEquals(InstanceType, other.InstanceType)
            && (ByService, Hour) == (other.ByService, other.Hour);

        public override int GetHashCode() => HashCode.Combine(
            RuntimeHelpers.GetHashCode(Principal),
            RuntimeHelpers.GetHashCode(Action),
            RuntimeHelpers.GetHashCode(Network),
            RuntimeHelpers.GetHashCode(Client),
            RuntimeHelpers.GetHashCode(Error),
            Hour);
    }
}
