using System.Runtime.InteropServices;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Silo.Ingest;

/// <summary>The tallies of one account, added up by principal and by what was shown.</summary>
internal sealed class AccountSum
{
    private readonly Dictionary<(string Principal, long Hour), Row> _rows = [];
    private readonly Dictionary<ShownKey, Sum> _shown = new(256);
    private Observation? _first;

    /// <summary>Adds a tally of a principal.</summary>
    public void Add(EntityId principal, Tally tally)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, (principal.Key, tally.Hour), out _);
        row = new Row(principal, row.Events + tally.Events, row.Errors + tally.Errors);
        if (_first is null || (tally.First.Time, tally.First.EventId).CompareTo((_first.Time, _first.EventId)) < 0)
        {
            _first = tally.First;
        }

        var group = PeerGroups.Of(principal, tally.First);

        // What AWS does on somebody's behalf is no habit of a principal; it only counts as activity.
        var principals = HabitKinds.IsOwn(tally.First) ? PrincipalBits.Of(principal.Key) : 0;
        foreach (var trait in Traits.OfPrincipal)
        {
            if (AccountNorms.Holds(trait) && Traits.Value(trait, tally.First) is { Length: > 0 } value)
            {
                Add(new ShownKey(group, trait, value), principals, tally);
            }
        }

        Add(new ShownKey(group, Trait.Principal, string.Empty), principals, tally);
    }

    /// <summary>The sums as a slice.</summary>
    public AccountSlice ToSlice(string sliceId) => new(
        sliceId,
        [.. _rows.Select(r => new AccountRow(r.Value.Principal, string.Empty, string.Empty, string.Empty, Start(r.Key.Hour), r.Value.Events, r.Value.Errors))],
        [.. _shown.Select(s => new ShownValue(s.Key.Group, s.Key.Trait, s.Key.Value, s.Value.Principals, Start(s.Value.Last), s.Value.Events))],
        AlertEvent.Of(_first!));

    private void Add(ShownKey key, ulong principals, Tally tally)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_shown, key, out _);
        sum = new Sum(sum.Principals | principals, Math.Max(sum.Last, tally.Hour), sum.Events + tally.Events);
    }

    private static DateTimeOffset Start(long hour) => DateTimeOffset.FromUnixTimeSeconds(hour * 3600);

    private readonly record struct Row(EntityId Principal, int Events, int Errors);

    private readonly record struct Sum(ulong Principals, long Last, int Events);

    private readonly record struct ShownKey(PeerGroup Group, Trait Trait, string Value);
}
