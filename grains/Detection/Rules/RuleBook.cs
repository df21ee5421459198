using System.Collections.Frozen;
using System.Text;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Fields;
using OrleansSec.Detection.Rules.Matching;

namespace OrleansSec.Detection.Rules;

/// <summary>
/// Compiled rules for one kind of log, indexed by action and source so that an event meets only those that can match
/// it. Immutable and shared by threads.
/// </summary>
public sealed class RuleBook
{
    private const int LongestKey = 128;

    private readonly int _action;
    private readonly int _source;
    private readonly CompiledRule[] _all;
    private readonly CompiledRule[] _always;
    private readonly FrozenDictionary<string, CompiledRule[]>.AlternateLookup<ReadOnlySpan<char>> _byAction;
    private readonly FrozenDictionary<string, CompiledRule[]>.AlternateLookup<ReadOnlySpan<char>> _bySource;

    private RuleBook(IEnumerable<SigmaRule> rules, FieldLayout layout)
    {
        _action = layout.IndexOf(RuleIndex.Action);
        _source = layout.IndexOf(RuleIndex.Source);
        _all = [.. rules.Select(r => new CompiledRule(
            r.Summary, RuleCompiler.Compile(r.Condition, layout), [.. r.Counted.Select(field => new CountedField(field, layout))]))];
        var keys = rules.Select(r => RuleIndex.Of(r.Condition)).ToArray();
        _always = [.. _all.Where((_, i) => keys[i] is { Actions: null, Sources: null })];
        _byAction = Table(_all.Select((rule, i) => (rule, keys[i].Actions)));
        _bySource = Table(_all.Select((rule, i) => (rule, keys[i].Actions is null ? keys[i].Sources : null)));
    }

    /// <summary>How many rules the book holds.</summary>
    public int Count => _all.Length;

    /// <summary>Compiles the rules that apply to CloudTrail; the others stay out.</summary>
    public static RuleBook Compile(IReadOnlyList<SigmaRule> rules, FieldLayout layout) =>
        Compile(rules, layout, LogSource.CloudTrail);

    /// <summary>Compiles the rules that apply to a log source; the layout must hold all their fields.</summary>
    public static RuleBook Compile(IReadOnlyList<SigmaRule> rules, FieldLayout layout, LogSource events) =>
        new([.. rules.Where(r => r.LogSource.Covers(events))], layout);

    /// <summary>Adds a hit for every rule that matches the event.</summary>
    public void Match(EventFields fields, ICollection<RuleHit> hits)
    {
        Span<char> action = stackalloc char[LongestKey];
        Span<char> source = stackalloc char[LongestKey];
        if (!TryKey(fields, _action, action, out var actionLength) || !TryKey(fields, _source, source, out var sourceLength))
        {
            MatchAll(fields, hits);
            return;
        }

        if (_byAction.TryGetValue(action[..actionLength], out var rules))
        {
            Match(rules, fields, hits);
        }

        if (_bySource.TryGetValue(source[..sourceLength], out rules))
        {
            Match(rules, fields, hits);
        }

        Match(_always, fields, hits);
    }

    /// <summary>The same without the index.</summary>
    internal void MatchAll(EventFields fields, ICollection<RuleHit> hits) => Match(_all, fields, hits);

    private static void Match(CompiledRule[] rules, EventFields fields, ICollection<RuleHit> hits)
    {
        foreach (var rule in rules)
        {
            if (rule.Predicate.Matches(fields))
            {
                hits.Add(Hit(rule, fields));
            }
        }
    }

    private static RuleHit Hit(CompiledRule rule, EventFields fields)
    {
        List<FieldMatch>? values = null;
        foreach (var counted in rule.Counted)
        {
            counted.AddTo(values ??= new List<FieldMatch>(1), fields);
        }

        if (rule.Summary.IsSilent)
        {
            // Nobody reads why, and such rules may match most events.
            return new RuleHit(rule.Summary, [], values);
        }

        var collector = new MatchCollector();
        rule.Predicate.Collect(fields, collector);
        return new RuleHit(rule.Summary, collector.Matches, values);
    }

    // An absent field has the empty key: every rule that is indexed by it needs a value. A field that the index
    // cannot be asked about (several values, not ASCII, too long) sends the event to all rules.
    private static bool TryKey(EventFields fields, int field, Span<char> key, out int length)
    {
        length = 0;
        if (field < 0)
        {
            return true;
        }

        var count = 0;
        foreach (var value in fields[field])
        {
            if (++count > 1 || value.Text.Length > LongestKey)
            {
                return false;
            }

            if (Ascii.ToUtf16(value.Text, key, out length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }
        }

        return true;
    }

    private static FrozenDictionary<string, CompiledRule[]>.AlternateLookup<ReadOnlySpan<char>> Table(
        IEnumerable<(CompiledRule Rule, IReadOnlyCollection<string>? Keys)> rules) =>
        rules
            .SelectMany(r => (r.Keys ?? []).Select(key => (key, r.Rule)))
            .GroupBy(pair => pair.key, pair => pair.Rule, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private sealed record CompiledRule(RuleSummary Summary, Predicate Predicate, CountedField[] Counted);
}
