using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>Somebody or something that acts in the account, with habits that a baseline can learn.</summary>
/// <param name="Name">The name: distinct, and a seed of its chance.</param>
/// <param name="Callers">As whom and from where it calls.</param>
/// <param name="Rhythm">When.</param>
/// <param name="Habits">What.</param>
/// <param name="Regions">Where; one that is named twice is used twice as much.</param>
internal sealed record Principal(
    string Name, Callers Callers, IRhythm Rhythm, HabitTable Habits, IReadOnlyList<string> Regions)
{
    private readonly ulong _seed = Dice.Of(Name);

    /// <summary>What it does first on a day, or null.</summary>
    public ApiAction? Opening { get; init; }

    /// <summary>Its calls of one day, in order.</summary>
    public IEnumerable<Call> Day(ulong seed, DateTimeOffset midnight, int day)
    {
        var dice = new Dice(seed, _seed, (ulong)day);
        var index = 0;
        foreach (var second in Rhythm.Seconds(midnight.DayOfWeek, day, dice).Order().ToArray())
        {
            var time = midnight.AddSeconds(second);
            yield return index == 0 && Opening is not null
                ? new Call(time, Callers.Opening(time, dice), Opening, "us-east-1", Name)
                : Next(time, day, index, dice);
            index++;
        }
    }

    /// <summary>One call by chance.</summary>
    public Call Next(DateTimeOffset time, Dice dice) => Make(time, Habits.Pick(dice), dice.Pick(Regions), dice);

    // The first day shows every habit and every region once, as a year before it would have done.
    private Call Next(DateTimeOffset time, int day, int index, Dice dice) => day == 0 && index <= Math.Max(Habits.Count, Regions.Count)
        ? Make(time, Habits[index % Habits.Count], Regions[index % Regions.Count], dice)
        : Next(time, dice);

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
}
