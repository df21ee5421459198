using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>A principal, or a long-lived access key of it, that was silent for two months and is used again.</summary>
internal sealed class Dormant : IDetector
{
    /// <summary>What it does for so long belongs to its waking.</summary>
    internal static readonly TimeSpan AwakeFor = TimeSpan.FromHours(1);

    // With a permission changed it is medium, by itself low.
    private const double Bits = 11;

    // Who was seen once or twice has no past to wake from.
    private const int LeastEvents = 10;

    private static readonly string[] _techniques = ["T1078.004"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (!HabitKinds.IsOwn(observation) || baseline.Events < LeastEvents)
        {
            return [];
        }

        var time = observation.Time.ToUnixTimeSeconds();
        var silent = (time - baseline.Last) / 86400;
        var days = silent >= Baseline.LeastSilence ? (int)silent
            : baseline.Woke > 0 && Math.Abs(time - baseline.Woke) < AwakeFor.TotalSeconds ? baseline.Slept
            : 0;
        if (days > 0)
        {
            return [Finding("principal", entity.Name, observation, string.Create(
                CultureInfo.InvariantCulture, $"{entity.Name} acts again after {days} days without an event ({baseline.Events} before)."))];
        }

        return Key(observation, baseline) is { } key
            ? [Finding("access key", key.Value, observation, string.Create(
                CultureInfo.InvariantCulture, $"Access key {key.Value} is used again; it was last seen on {key.LastSeen:d MMM yyyy}."))]
            : [];
    }

    private static DimensionRow? Key(Observation observation, Baseline baseline) =>
        Traits.Value(Trait.AccessKey, observation) is { } key
        && baseline[Trait.AccessKey]?.Find(key) is { } row
        && (observation.Time - row.LastSeen).TotalDays >= Baseline.LeastSilence
            ? row
            : null;

    private static Finding Finding(string dimension, string value, Observation observation, string text)
    {
        var reason = new Reason(dimension, value, Bits * Sensitivity.Of(observation.Access), text);
        return new Finding(
            "dormant", dimension, SeverityScale.Of(reason.Weight), $"A dormant {dimension} is used again ({observation.Action})", _techniques, [reason]);
    }
}
