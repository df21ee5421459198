using OrleansSec.Contracts.Entities;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Baselines;

namespace OrleansSec.Grains;

/// <summary>Makes the readable twin of an entity from its baseline.</summary>
internal static class EntityViews
{
    /// <summary>The view of a baseline that has seen at least one event.</summary>
    public static EntityView Of(EntityId id, Baseline baseline)
    {
        var (kind, reason) = id.Kind == EntityKind.Principal
            ? ActorKinds.Judge(id, baseline)
            : (ActorKind.Unknown, "An account has many actors.");
        return new EntityView(
            id,
            kind,
            reason,
            baseline.Events,
            DateTimeOffset.FromUnixTimeSeconds(baseline.First),
            DateTimeOffset.FromUnixTimeSeconds(baseline.Last),
            [.. Enum.GetValues<Trait>().Select(t => Dimension(t, baseline)).OfType<DimensionView>()],
            baseline.HourOfWeek,
            Rates(baseline));
    }

    private static DimensionView? Dimension(Trait trait, Baseline baseline) => baseline[trait] is not { } dimension
        ? null
        : new DimensionView(
            CamelCase(trait.ToString()),
            baseline.AtLast(dimension.Events),
            baseline.AtLast(dimension.Forgotten),
            [.. dimension.Rows().Select(r => Value(r, baseline)).OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal)]);

    private static ValueView Value(DimensionRow row, Baseline baseline) => new(
        row.Value,
        row.FirstSeen,
        row.LastSeen,
        baseline.AtLast(row.Events));

    private static Dictionary<string, double> Rates(Baseline baseline)
    {
        var rates = Enum.GetValues<AccessClass>().ToDictionary(c => CamelCase(c.ToString()), baseline.Rate, StringComparer.Ordinal);
        rates.Add("error", baseline.Errors);
        return rates;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
