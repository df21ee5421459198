using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules;

/// <summary>
/// The actions and sources that an event must have for a rule to match it. Null means any. The sets follow from what
/// the condition cannot do without, so that they may be too wide and never too narrow.
/// </summary>
/// <param name="Actions">One of these event names, in any case.</param>
/// <param name="Sources">One of these event sources, in any case.</param>
internal sealed record RuleIndex(IReadOnlyCollection<string>? Actions, IReadOnlyCollection<string>? Sources)
{
    /// <summary>The field of the action.</summary>
    public const string Action = "eventName";

    /// <summary>The field of the source.</summary>
    public const string Source = "eventSource";

    /// <summary>What a condition needs.</summary>
    public static RuleIndex Of(Condition condition) => new(Needed(condition, Action), Needed(condition, Source));

    private static HashSet<string>? Needed(Condition condition, string field) => condition switch
    {
        Condition.FieldIs its when its.Field == field && its.Matches.All(m => m.OnlyValue is not null) =>
            [.. its.Matches.Select(m => m.OnlyValue!.ToLowerInvariant())],
        Condition.All all => all.Parts
            .Select(part => Needed(part, field))
            .Where(needed => needed is not null)
            .MinBy(needed => needed!.Count),
        Condition.Any any => Union(any.Parts.Select(part => Needed(part, field))),
        _ => null,
    };

    private static HashSet<string>? Union(IEnumerable<HashSet<string>?> sets)
    {
        var union = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            if (set is null)
            {
                return null;
            }

            union.UnionWith(set);
        }

        return union;
    }
}
