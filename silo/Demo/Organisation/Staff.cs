using OrleansSec.Silo.Demo.Actions;
using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>The people: IAM users who sign in with a second factor, teams that share a permission set, a break-glass user.</summary>
internal static class Staff
{
    public static IEnumerable<Actor> Of(Organisation org)
    {
        for (var i = 0; i < org.UserNames.Length; i++)
        {
            yield return User(org, org.UserNames[i], i, i % 4 == 1 ? ActorRole.Operator : ActorRole.Developer);
        }

        foreach (var team in Enumerable.Range(0, org.Plan.Teams))
        {
            yield return Team(org, team);
        }

        yield return User(org, "break-glass-admin", 99, ActorRole.BreakGlass) with { Rhythm = new Seldom(DayOfWeek.Wednesday, 14, 6) };
    }

    private static Actor User(Organisation org, string name, int index, ActorRole role)
    {
        var (seed, account, dice) = (org.Options.Seed, org.Company.Account, org.Dice(name));
        var (id, entity) = (new Dice(seed, Dice.Of(name), 1).Key("AIDA", 17), org.Entity("user", name));
        var days = org.Options.Days;
        var rotation = role == ActorRole.Developer && index % 3 == 0 ? 5 + dice.Below(Math.Max(1, days - 5)) : int.MaxValue;
        var callers = new StaffCallers(seed, index % 2, 0.3 + (0.4 * dice.Unit()), [name], Identity) { Start = org.Options.Start };
        var hours = new OfficeHours(20 + dice.Below(20), Zone(index));
        var person = Person(org, name, role, entity, callers, role == ActorRole.Operator ? new OnCall(hours, index) : hours) with
        {
            Opening = StsActions.ConsoleLogin,
            Errands = rotation < days ? Rotation(org, name, rotation, callers) : [],
        };
        if (rotation < days)
        {
            org.Note("key-rotation", entity, rotation, rotation + 1);
        }

        return role == ActorRole.BreakGlass ? person : StaffChanges.Of(org, person, callers, name, index);

        Records.Identity Identity(string _, DateTimeOffset time, bool? isConsole)
        {
            var day = (time - org.Options.Start).TotalDays;
            return isConsole is null ? Records.Identity.User(account, name, id, null) : isConsole.Value
                ? Records.Identity.User(account, name, id, new Dice(seed, Dice.Of(name), 3, (ulong)(int)day).Key("ASIA"), org.Options.Start.AddDays((int)day).AddHours(6))
                : Records.Identity.User(account, name, id, new Dice(seed, Dice.Of(name), 2, day > rotation ? 1UL : 0).Key("AKIA"));
        }
    }

    private static Actor Team(Organisation org, int index)
    {
        string[] sets = ["DataScience", "Platform", "Support", "Payments", "Security", "Mobile", "Finance"];
        var set = index < sets.Length ? sets[index] : $"Team{index}";
        var kind = (index % 3) switch { 0 => ActorRole.Analyst, 1 => ActorRole.Operator, _ => ActorRole.Developer };
        var session = org.Company.Role($"AWSReservedSSO_{set}_{org.Dice(set).Hex(16)}") with { Path = "/aws-reserved/sso.amazonaws.com/", IsMfa = false };
        var role = org.Company.Callers(session, TimeSpan.FromHours(8), []);
        string[] members = [.. Enumerable.Range(0, 2 + org.Dice(set).Below(4)).Select(i => $"{Organisation.Person(org.Plan.Users + (index * 6) + i)}@example.com")];
        var callers = new StaffCallers(org.Options.Seed, index % 2, 0.6, members, (person, time, _) => role.IdentityAt(person, time)) { Start = org.Options.Start };
        var hours = new OfficeHours(18 * members.Length, Zone(index));
        var team = Person(org, session.Role, kind, org.Entity("role", session.Role), callers, kind == ActorRole.Operator ? new OnCall(hours, index) : hours);
        return StaffChanges.Of(org, team with { Opening = SignIn.Federated }, callers, members[0], index + 3);
    }

    private static Actor Person(Organisation org, string name, ActorRole role, string entity, Callers callers, IRhythm rhythm)
    {
        string[] Targets(string word) => org.Targets(word, word == "$bucket" ? org.AppNames[Dice.Of(name) % (ulong)org.AppNames.Length] : name);
        var section = role.ToString().ToLowerInvariant();
        return new Actor(name, role, entity, callers, rhythm, HabitBook.For(section, Targets)!, [Company.Home, Company.Home, Company.Home, Company.Second])
        {
            Tail = HabitBook.For($"{section} tail", Targets),
            TailShare = 0.03,
            TroubleShare = role is ActorRole.Operator or ActorRole.Developer ? 0.04 : 0,
        };
    }

    // A new key, and the old one away, from where one works.
    private static Call[] Rotation(Organisation org, string name, int day, StaffCallers callers)
    {
        var at = org.Options.Start.AddDays(day).AddHours(13);
        var caller = callers.At(at, org.Dice(name));
        return
        [
            new(at, caller, ActionBook.Of("iam:CreateAccessKey"), Company.Home, name),
            new(at.AddMinutes(12), caller, ActionBook.Of("iam:UpdateAccessKey"), Company.Home, name),
            new(at.AddMinutes(45), caller, ActionBook.Of("iam:DeleteAccessKey"), Company.Home, name),
        ];
    }

    private static int Zone(int index) => (index % 3) switch { 0 => 0, 1 => 1, _ => -5 };
}
