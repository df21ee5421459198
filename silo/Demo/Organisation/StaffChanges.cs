using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>What happens to people within some weeks: holidays, journeys, other tasks, first days.</summary>
internal static class StaffChanges
{
    /// <summary>The person with one change or none.</summary>
    public static Actor Of(Organisation org, Actor person, StaffCallers callers, string traveller, int index)
    {
        var (days, dice) = (org.Options.Days, org.Dice(person.Name + " change"));
        if (days < 6)
        {
            return person;
        }

        var day = 4 + dice.Below(days - 5);
        return (index % 6) switch
        {
            0 => Travel(),
            1 => Hire(),
            2 => Holiday(),
            3 => Task(),
            _ => person,
        };

        Actor Travel()
        {
            callers.Travels[traveller] = day..(day + 5);
            org.Note("travel", person.Entity, day, day + 5);
            return person;
        }

        Actor Holiday()
        {
            var back = day + Math.Min(10, days / 3);
            org.Note("holiday", person.Entity, day, back);
            return person with { IsPresent = d => d < day || d >= back };
        }

        // The first day of a colleague: an operator sets up the user at eight.
        Actor Hire()
        {
            org.Note("new-hire", person.Entity, day, days);
            return person with { IsPresent = d => d >= day };
        }

        Actor Task()
        {
            org.Note("role-change", person.Entity, day, days);
            var section = person.Role == ActorRole.Developer ? "operator" : "developer";
            var habits = HabitBook.For(section, word => org.Targets(word, word == "$bucket" ? org.AppNames[0] : person.Name))!;
            return person with { Additions = [(day, habits, 0.6)] };
        }
    }

    /// <summary>What an operator does for those who start.</summary>
    public static Call[] Welcome(Organisation org, Actor operatorOf, IEnumerable<(string User, int Day)> starters)
    {
        var calls = new List<Call>();
        foreach (var (user, day) in starters)
        {
            var at = org.Options.Start.AddDays(day).AddHours(8);
            var caller = operatorOf.Callers.At(at, org.Dice(user));
            string[] steps = ["iam:CreateUser", "iam:CreateLoginProfile", "iam:AddUserToGroup"];
            calls.AddRange(steps.Select((name, i) => new Call(at.AddSeconds(40 * i), caller, ActionBook.Of(name), Week.Company.Home, user)));
        }

        return [.. calls];
    }
}
