using System.Globalization;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Detection.Detectors;

/// <summary>Instances with accelerators, or very large ones, started by who has not started such before: dear, and what miners want.</summary>
internal sealed class LargeInstances : IDetector
{
    private const double TypeBits = 10;
    private const double CountBits = 4;

    // A family stays new for a day.
    private static readonly TimeSpan _newFor = TimeSpan.FromDays(1);

    // https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html; sizes are in multiples of a large one.
    private static readonly string[] _accelerated = ["p2", "p3", "p4", "p5", "p6", "g3", "g4", "g5", "g6", "inf", "trn", "dl1", "dl2", "vt1", "f1", "f2"];
    private const int LargeSize = 16;
    private const int ManyInstances = 10;

    private static readonly string[] _techniques = ["T1496.001", "T1578.002"];

    public IReadOnlyList<Finding> Judge(EntityId entity, Observation observation, Baseline baseline)
    {
        if (observation is not { InstanceType: { } type }
            || !HabitKinds.IsOwn(observation)
            || Kind(type) is not { } kind
            || Novelty.Of(baseline, Trait.InstanceFamily, Traits.Family(type), observation.Time, _newFor, isOccasional: true) is not { } novelty)
        {
            return [];
        }

        var family = Traits.Family(type);
        var group = PeerGroups.Of(entity, observation);
        var reasons = new List<Reason>
        {
            new("instance type", type, TypeBits, $"{type} is {kind}."),
        };
        var bits = novelty.Bits + (baseline.Norms?.Bits(Trait.InstanceFamily, family, group) ?? 0);
        if (bits > 0)
        {
            var known = novelty.Known.Count == 0 ? "none was remembered" : $"{string.Join(", ", novelty.Known.Order(StringComparer.Ordinal))} were";
            reasons.Add(new Reason("instance family", family, Math.Min(TypeBits, bits), $"It has not started family {family} before; {known}."));
        }

        if (observation.Instances >= ManyInstances)
        {
            reasons.Add(new Reason("instances", observation.Instances.ToString(CultureInfo.InvariantCulture), CountBits, $"{observation.Instances} are asked for at once."));
        }

        var score = reasons.Sum(r => r.Weight);
        return [new Finding("large-instances", family, SeverityScale.Of(score), $"{type} instances started by who never did", _techniques, reasons)];
    }

    private static string? Kind(string type)
    {
        var family = Traits.Family(type);
        if (Array.Exists(_accelerated, a => family.StartsWith(a, StringComparison.Ordinal)))
        {
            return "an instance with accelerators";
        }

        var size = type.AsSpan(family.Length).TrimStart('.');
        var end = size.IndexOf("xlarge", StringComparison.Ordinal);
        return size.StartsWith("metal") ? "a whole machine"
            : end > 0 && int.TryParse(size[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var multiple) && multiple >= LargeSize ? "a very large instance"
            : null;
    }
}
