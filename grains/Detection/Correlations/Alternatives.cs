using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Correlations;

/// <summary>The ways in which a condition over rules can be true: its disjunctive normal form.</summary>
internal static class Alternatives
{
    /// <summary>The most ways: a condition with more is a mistake, and would cost every event.</summary>
    public const int Most = 64;

    /// <summary>Those ways without contradictions, each with its rules in the order of the list; null if there are too many.</summary>
    public static IReadOnlyList<Alternative>? Of(Condition condition, IReadOnlyList<string> rules)
    {
        var ways = Ways(condition, isNegated: false);
        return ways is null ? null : [.. ways.Where(w => !w.Needed.Overlaps(w.Absent)).Select(w => new Alternative(In(rules, w.Needed), In(rules, w.Absent)))];
    }

    private static List<Way>? Ways(Condition condition, bool isNegated) => condition switch
    {
        RuleSeen seen => [isNegated ? new Way([], [seen.Rule]) : new Way([seen.Rule], [])],
        Condition.Not not => Ways(not.Part, !isNegated),
        Condition.All all => isNegated ? Either(all.Parts, isNegated) : Together(all.Parts, isNegated),
        Condition.Any any => isNegated ? Together(any.Parts, isNegated) : Either(any.Parts, isNegated),
        _ => null,
    };

    private static List<Way>? Either(IReadOnlyList<Condition> parts, bool isNegated)
    {
        var each = parts.Select(part => Ways(part, isNegated)).ToArray();
        return each.Contains(null) || each.Sum(ways => ways!.Count) > Most ? null : [.. each.SelectMany(ways => ways!)];
    }

    private static List<Way>? Together(IReadOnlyList<Condition> parts, bool isNegated)
    {
        List<Way> joined = [new Way([], [])];
        foreach (var part in parts)
        {
            if (Ways(part, isNegated) is not { } ways || joined.Count * ways.Count > Most)
            {
                return null;
            }

            joined = [.. joined.SelectMany(one => ways.Select(other => one.And(other)))];
        }

        return joined;
    }

    private static string[] In(IReadOnlyList<string> rules, HashSet<string> some) => [.. rules.Where(some.Contains)];

    private sealed record Way(HashSet<string> Needed, HashSet<string> Absent)
    {
        public Way And(Way other) => new([.. Needed, .. other.Needed], [.. Absent, .. other.Absent]);
    }
}
