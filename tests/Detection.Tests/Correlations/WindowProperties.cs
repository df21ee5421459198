using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Detection.Correlations;
using OrleansSec.TestKit;

namespace OrleansSec.Detection.Tests.Correlations;

/// <summary>The window against one that forgets nothing and looks at everything.</summary>
public sealed class WindowProperties
{
    private static readonly string[] _keys = ["a", "b", "c", "d"];

    [Property(MaxTest = 400)]
    public bool Is_true_exactly_when_the_naive_window_is(int seed, PositiveInt least, int kind)
    {
        var random = new Random(seed);
        var type = (CorrelationType)Math.Abs(kind % 4);
        var correlation = Correlated.Of(type, 1 + (least.Get % 5), "a", "b", "c") with { Condition = Condition(random, least.Get) };
        var window = new Window("any", null, 0, []);
        var seen = new List<WindowEntry>();

        foreach (var entry in Story(random, type))
        {
            var isNew = !seen.Contains(entry);
            var expected = isNew && Naive(correlation, seen, entry);
            var actual = window.Observe(correlation, entry).Count > 0;
            if (expected != actual && (isNew || type == CorrelationType.EventCount))
            {
                return false;
            }
        }

        return window.Count <= Window.Capacity;
    }

    [Property(MaxTest = 200)]
    public bool Answers_only_events_that_make_it_true_by_themselves(int seed, PositiveInt least, int kind)
    {
        var random = new Random(seed);
        var type = (CorrelationType)Math.Abs(kind % 4);
        var correlation = Correlated.Of(type, 1 + (least.Get % 5), "a", "b", "c");
        var window = new Window("any", null, 0, []);

        return Story(random, type).All(entry => window.Observe(correlation, entry) is { } found
            && (found.Count == 0 || (found.Contains(entry) && Naive(correlation, [.. found.Where(e => e != entry)], entry))));
    }

    private static CountCondition Condition(Random random, int least)
    {
        var min = 1 + (least % 5);
        return new CountCondition(min, random.Next(3) == 0 ? min + random.Next(2) : null);
    }

    // Bursts and pauses; one in four comes up to a quarter of an hour late, some come twice.
    private static IEnumerable<WindowEntry> Story(Random random, CorrelationType type)
    {
        var (now, last) = (3600, default(WindowEntry));
        for (var i = 0; i < 120; i++)
        {
            now += random.Next(5) == 0 ? random.Next(900) : random.Next(60);
            var late = random.Next(4) == 0 ? random.Next((int)Window.Lateness.TotalSeconds) : 0;
            var key = type == CorrelationType.EventCount ? string.Empty : _keys[random.Next(random.Next(1, 5))];
            var id = string.Create(CultureInfo.InvariantCulture, $"e{i}");
            yield return last = random.Next(15) == 0 && i > 0
                ? last
                : new WindowEntry(WindowEvent.Of(new AlertEvent(id, Observed.Start.AddSeconds(now - late), "s3:GetObject", new EventPointer("a", i, 1))), key);
        }
    }

    private static bool Naive(Correlation correlation, List<WindowEntry> seen, WindowEntry entry)
    {
        if (!seen.Contains(entry))
        {
            seen.Add(entry);
        }

        return seen
            .Select(e => e.Time)
            .Where(end => end >= entry.Time && end - correlation.Timespan <= entry.Time)
            .Any(end => Holds(correlation, [.. seen.Where(e => e.Time <= end && e.Time >= end - correlation.Timespan)]));
    }

    private static bool Holds(Correlation correlation, WindowEntry[] window) => correlation.Type switch
    {
        CorrelationType.EventCount => correlation.Condition.Holds(window.Length),
        CorrelationType.ValueCount => correlation.Condition.Holds(window.Select(e => e.Key).Distinct().Count()),
        CorrelationType.Temporal => correlation.Rules.All(r => window.Any(e => e.Key == r)),
        _ => (from a in window
              where a.Key == "a"
              from b in window
              where b.Key == "b" && b.Time >= a.Time
              from c in window
              where c.Key == "c" && c.Time >= b.Time
              select true).Any(),
    };
}
