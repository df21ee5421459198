using System.Runtime.CompilerServices;
using OrleansSec.Contracts.Events;

namespace OrleansSec.Silo.Ingest;

/// <summary>Counts the events of a principal that are alike. Used for one principal after another.</summary>
internal sealed class Tallies
{
    // So few are found faster by looking at each.
    private const int Few = 12;

    private readonly List<Tally> _tallies = [];
    private readonly Dictionary<Observation, Tally> _byEvent = new(Alike.Instance);

    /// <summary>The tallies of observations; valid until the next are asked for.</summary>
    public List<Tally> Of(List<Observation> observations)
    {
        _tallies.Clear();
        if (_byEvent.Count > 0)
        {
            _byEvent.Clear();
        }

        foreach (var observation in observations)
        {
            (Find(observation) ?? Begin(observation)).Add(observation);
        }

        return _tallies;
    }

    private Tally? Find(Observation observation)
    {
        if (_tallies.Count > Few)
        {
            return _byEvent.GetValueOrDefault(observation);
        }

        foreach (var tally in _tallies)
        {
            if (Alike.Instance.Equals(tally.First, observation))
            {
                return tally;
            }
        }

        return null;
    }

    private Tally Begin(Observation observation)
    {
        var tally = new Tally(observation);
        _tallies.Add(tally);
        if (_tallies.Count == Few + 1)
        {
            _tallies.ForEach(t => _byEvent.Add(t.First, t));
        }
        else if (_tallies.Count > Few)
        {
            _byEvent.Add(observation, tally);
        }

        return tally;
    }

    // Texts by identity: the reader shares them, and one that it did not share is only counted apart.
    private sealed class Alike : IEqualityComparer<Observation>
    {
        public static Alike Instance { get; } = new();

        public bool Equals(Observation? x, Observation? y) =>
            ReferenceEquals(x!.Action, y!.Action)
            && ReferenceEquals(x.Network, y.Network)
            && ReferenceEquals(x.Client, y.Client)
            && ReferenceEquals(x.Region, y.Region)
            && ReferenceEquals(x.Error, y.Error)
            && ReferenceEquals(x.TargetAccount, y.TargetAccount)
            && ReferenceEquals(x.InstanceType, y.InstanceType)
            && ReferenceEquals(x.Place, y.Place)
            && x.ByService == y.ByService
            && x.Identity == y.Identity
            && Tally.HourOf(x) == Tally.HourOf(y);

        public int GetHashCode(Observation obj) => HashCode.Combine(
            RuntimeHelpers.GetHashCode(obj.Action),
            RuntimeHelpers.GetHashCode(obj.Network),
            RuntimeHelpers.GetHashCode(obj.Client),
            RuntimeHelpers.GetHashCode(obj.Error),
            Tally.HourOf(obj));
    }
}
