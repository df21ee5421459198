using System.Runtime.InteropServices;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>The few trails of a principal that can still go on.</summary>
[GenerateSerializer, Alias("Trails")]
public sealed class Trails
{
    // A thief has one or two; who begins more in two days moves about anyway.
    private const int Capacity = 3;

    // Some traits tell little of who shows new values of them all the time.
    internal const double LeastTelling = 0.5;

    // Null until the first: most principals never have one.
    [Id(0)]
    private List<Trail>? _trails;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _trails is null or { Count: 0 };

    /// <summary>
    /// The trail that an event belongs to, begun if need be; null if the principal does what it knows where it is at home.
    /// To be asked before the baseline learns the event.
    /// </summary>
    internal Trail? Of(EntityId entity, Observation observation, Baseline baseline)
    {
        if (!HabitKinds.IsOwn(observation))
        {
            return null;
        }

        for (var i = (_trails?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (!_trails![i].Covers(observation.Time))
            {
                _trails.RemoveAt(i);
            }
        }

        var isNewNetwork = IsStrange(Trait.Network, entity, observation, baseline);
        var isNewClient = IsStrange(Trait.Client, entity, observation, baseline);
        var isStrange = isNewNetwork || isNewClient || IsStrange(Trait.Action, entity, observation, baseline);
        return isStrange || !IsEmpty ? Of(observation, isStrange, isNewNetwork, isNewClient) : null;
    }

    private Trail? Of(Observation observation, bool isStrange, bool isNewNetwork, bool isNewClient)
    {
        var trail = At(observation);
        if (trail is null && isStrange)
        {
            trail = Near(observation.Time, isNewNetwork || isNewClient) ?? Begin(observation.Time);
        }

        if (isNewNetwork)
        {
            trail!.Add(Trait.Network, observation.Network);
        }

        if (isNewClient)
        {
            trail!.Add(Trait.Client, observation.Client);
        }

        trail?.See(observation.Time);
        return trail;
    }

    private Trail? At(Observation observation)
    {
        foreach (var trail in CollectionsMarshal.AsSpan(_trails))
        {
            if (trail.Knows(Trait.Network, observation.Network) || trail.Knows(Trait.Client, observation.Client))
            {
                return trail;
            }
        }

        return null;
    }

    private Trail? Near(DateTimeOffset time, bool isPlace)
    {
        foreach (var trail in CollectionsMarshal.AsSpan(_trails))
        {
            if (trail.IsNear(time, isPlace))
            {
                return trail;
            }
        }

        return null;
    }

    private Trail Begin(DateTimeOffset time)
    {
        _trails ??= [];
        if (_trails.Count == Capacity)
        {
            _trails.Remove(_trails.OrderBy(t => t.IsTold).ThenBy(t => t.Last).First());
        }

        var trail = new Trail(time);
        _trails.Add(trail);
        return trail;
    }

    private static bool IsStrange(Trait trait, EntityId entity, Observation observation, Baseline baseline)
    {
        if (Traits.Value(trait, observation) is not { Length: > 0 } value || baseline[trait]?.Find(value) is not null)
        {
            return false;
        }

        // Of a newcomer nothing is known but that the others of its account have never shown it.
        var isNewcomer = baseline.Events == 0 || observation.Time.ToUnixTimeSeconds() - baseline.First < FirstUse.NewFor.TotalSeconds * 24;
        return isNewcomer
            ? baseline.Norms is { Days: >= NewPrincipal.LeastDays } norms
                && norms.Shown(trait, value, PeerGroups.Of(entity, observation)).Account == 0
            : Novelty.Of(baseline, trait, value, observation.Time, FirstUse.NewFor) is { Telling: >= LeastTelling };
    }
}
