using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>Somebody or something that acts over weeks: habits, seldom things, and changes of both.</summary>
/// <param name="Name">The name: distinct, and a seed of its chance.</param>
/// <param name="Role">What sort it is.</param>
/// <param name="Entity">The entity id that the product gives it.</param>
/// <param name="Callers">As whom and from where it calls.</param>
/// <param name="Rhythm">When.</param>
/// <param name="Habits">What it does day by day.</param>
/// <param name="Regions">Where.</param>
internal sealed record Actor(
    string Name, ActorRole Role, string Entity, Callers Callers, IRhythm Rhythm, HabitTable Habits, IReadOnlyList<string> Regions)
{
    private readonly ulong _seed = Dice.Of(Name);

    /// <summary>What it does seldom.</summary>
    public HabitTable? Tail { get; init; }

    /// <summary>How seldom: the share of its calls.</summary>
    public double TailShare { get; init; }

    /// <summary>What it does first on a day, or null.</summary>
    public ApiAction? Opening { get; init; }

    /// <summary>The share of its days with half an hour of looking for the cause of trouble.</summary>
    public double TroubleShare { get; init; }

    /// <summary>The days on which it acts.</summary>
    public Func<int, bool> IsPresent { get; init; } = _ => true;

    /// <summary>Habits that come in addition, from a day on.</summary>
    public IReadOnlyList<(int Day, HabitTable Habits, double Share)> Additions { get; init; } = [];

    /// <summary>Regions that come in addition, from a day on.</summary>
    public IReadOnlyList<(int Day, string Region)> Rollouts { get; init; } = [];

    /// <summary>Calls that happen once, at their time.</summary>
    public IReadOnlyList<Call> Errands { get; init; } = [];

    /// <summary>Whether an attacker could have its credentials.</summary>
    public bool IsTarget => Role is not (ActorRole.Service or ActorRole.Vendor);

    /// <summary>Whether it does an action as a matter of course.</summary>
    public bool Does(string service, string action) => Has(Habits, service, action) || (Tail is not null && Has(Tail, service, action));

    /// <summary>Its calls of one day, in order.</summary>
    public IEnumerable<Call> Day(ulong seed, DateTimeOffset midnight, int day)
    {
        if (!IsPresent(day))
        {
            return [];
        }

        var dice = new Dice(seed, _seed, (ulong)day);
        int[] seconds = [.. Rhythm.Seconds(midnight.DayOfWeek, day, dice).Order()];
        var calls = new List<Call>(seconds.Length + 8);
        foreach (var second in seconds)
        {
            var time = midnight.AddSeconds(second);
            if (calls.Count == 0 && Opening is not null)
            {
                calls.AddRange(Open(time, dice));
            }
            else
            {
                calls.Add(Next(time, day, dice));
            }
        }

        if (seconds.Length > 0 && dice.Chance(TroubleShare))
        {
            calls.AddRange(Trouble(midnight.AddSeconds(seconds[seconds.Length / 2]), day, dice));
        }

        calls.AddRange(Errands.Where(e => e.Time >= midnight && e.Time < midnight.AddDays(1)));
        return calls;
    }

    // Now and then the password is wrong at first.
    private IEnumerable<Call> Open(DateTimeOffset time, Dice dice)
    {
        var caller = Callers.Opening(time, dice);
        if (dice.Chance(0.04))
        {
            yield return new Call(time.AddSeconds(-20), caller, SignIn.Failed, "us-east-1", Name);
        }

        yield return new Call(time, caller, Opening!, "us-east-1", Name);
    }

    private IEnumerable<Call> Trouble(DateTimeOffset start, int day, Dice dice)
    {
        var calls = 20 + dice.Below(30);
        for (var i = 0; i < calls; i++)
        {
            var habits = Tail is not null && dice.Chance(0.3) ? Tail : Habits;
            var habit = habits.Pick(dice);
            if (habit.Action.IsRead)
            {
                yield return Make(start.AddSeconds(dice.Below(1500)), habit, Region(day, dice), dice);
            }
        }
    }

    private Call Next(DateTimeOffset time, int day, Dice dice)
    {
        var habits = Habits;
        foreach (var (from, added, share) in Additions)
        {
            habits = day >= from && dice.Chance(share) ? added : habits;
        }

        habits = Tail is not null && dice.Chance(TailShare) ? Tail : habits;
        return Make(time, habits.Pick(dice), Region(day, dice), dice);
    }

    private string Region(int day, Dice dice)
    {
        foreach (var (from, region) in Rollouts)
        {
            if (day >= from && dice.Chance(0.25))
            {
                return region;
            }
        }

        return dice.Pick(Regions);
    }

    private Call Make(DateTimeOffset time, Habit habit, string region, Dice dice)
    {
        var caller = Callers.At(time, dice);
        var target = habit.Targets.Length == 1 ? habit.Targets[0] : dice.Pick(habit.Targets);
        return new Call(
            time,
            caller,
            habit.Action,
            habit.Action.IsGlobal ? "us-east-1" : region,
            target == HabitSets.OwnInstance ? caller.Identity.Arn[(caller.Identity.Arn.LastIndexOf('/') + 1)..] : target)
        {
            Detail = habit.Detail,
            Error = habit.ErrorShare > 0 && dice.Chance(habit.ErrorShare) ? habit.Error : null,
        };
    }

    private static bool Has(HabitTable table, string service, string action)
    {
        for (var i = 0; i < table.Count; i++)
        {
            if (table[i].Action.Service == service && table[i].Action.Name == action)
            {
                return true;
            }
        }

        return false;
    }
}
