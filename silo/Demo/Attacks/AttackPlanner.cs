using System.Globalization;
using OrleansSec.Silo.Demo.Organisation;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Attacks;

/// <summary>Plants attacks into weeks of background: other victims, times, orders and parameters for each seed.</summary>
internal sealed class AttackPlanner(Organisation.Organisation org)
{
    private const double SlowShare = 0.12;
    private const double BlendShare = 0.5;
    private const int Slower = 60;

    private readonly DemoOptions _options = org.Options;

    /// <summary>Days before the first attack: there must be something to compare with.</summary>
    public static int LearningDays(int days) => Math.Min(4, days / 2);

    /// <summary>The calls of so many steps, in no order.</summary>
    public IReadOnlyList<Call> Plan(int steps)
    {
        var dice = new Dice(_options.Seed, Dice.Of("attacks"));
        var calls = new List<Call>();
        var waiting = new Queue<AttackOutline>();
        for (var (attack, left) = (1, steps); left > 0; attack++)
        {
            if (waiting.Count == 0)
            {
                waiting = new Queue<AttackOutline>(Shuffle(AttackOutlines.All, dice));
            }

            var outline = waiting.Dequeue();
            var ordered = Order(outline.Steps, dice).Take(left).ToArray();
            calls.AddRange(Attack(outline, ordered, string.Create(CultureInfo.InvariantCulture, $"a{attack:00}-{outline.Name}"), new Dice(_options.Seed, (ulong)attack, 13)));
            left -= ordered.Length;
        }

        return calls;
    }

    private IEnumerable<Call> Attack(AttackOutline outline, StepOutline[] steps, string id, Dice dice)
    {
        var offsets = Offsets(outline, steps, dice);
        var (from, span) = (LearningDays(_options.Days), offsets[^1].At);
        var room = Math.Max(1, ((_options.Days - from) * 86400) - span - 600);
        var start = _options.Start.AddDays(from).AddSeconds(dice.Below(room));
        var victim = Victim(outline, (int)(start - _options.Start).TotalDays, dice);
        var blends = outline.Blend == "always" || (outline.Blend == "true" && dice.Chance(BlendShare));
        var intruder = new Intruder(org, outline, victim, blends, dice);
        foreach (var (step, at) in offsets)
        {
            yield return intruder.Make(steps[step], step + 1, id, start.AddSeconds(at), dice);
        }
    }

    private static List<(int Step, int At)> Offsets(AttackOutline outline, StepOutline[] steps, Dice dice)
    {
        var scale = outline.Pace[1] < 1000 && dice.Chance(SlowShare) ? Slower : 1;
        var offsets = new List<(int Step, int At)>();
        var at = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            var times = Between(steps[i].Repeat, dice);
            for (var n = 0; n < times; n++)
            {
                offsets.Add((i, at));
                at += n + 1 < times ? Between(steps[i].Pace ?? outline.Pace, dice) : 0;
            }

            at += Between(outline.Pace, dice) * scale;
        }

        return offsets;
    }

    // Null is root. Somebody who is there on the day and had been before.
    private Actor? Victim(AttackOutline outline, int day, Dice dice)
    {
        if (outline.Victim is ["root"])
        {
            return null;
        }

        var sort = dice.Pick(outline.Victim);
        Actor[] able = [.. org.Actors.Where(a => a.IsTarget && a.IsPresent(day) && a.IsPresent(day - 1))];
        Actor[] fitting = [.. able.Where(a => a.Role.ToString().Equals(sort, StringComparison.OrdinalIgnoreCase) && Suits(outline, a))];
        return dice.Pick(fitting.Length > 0 ? fitting : [.. able.Where(a => Suits(outline, a))]);
    }

    // Only an IAM user signs in with a password, and only it can have policies or keys of its own.
    private static bool Suits(AttackOutline outline, Actor actor) =>
        !outline.Steps.Any(s => s.Target == "$victim" && s.Call.Contains("User", StringComparison.Ordinal)) && outline.Client != "browser"
        || actor.Entity.Contains(":user:", StringComparison.Ordinal);

    private static IEnumerable<StepOutline> Order(StepOutline[] steps, Dice dice)
    {
        for (var i = 0; i < steps.Length;)
        {
            var end = i + 1;
            while (end < steps.Length && steps[i].Block is not null && steps[end].Block == steps[i].Block)
            {
                end++;
            }

            foreach (var step in Shuffle(steps[i..end], dice))
            {
                yield return step;
            }

            i = end;
        }
    }

    private static T[] Shuffle<T>(IReadOnlyList<T> items, Dice dice)
    {
        T[] order = [.. items];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static int Between(int[] range, Dice dice) => range[0] + dice.Below(range[1] - range[0] + 1);
}
