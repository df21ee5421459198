using OrleansSec.Silo.Demo.Actions;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>The people: IAM users who sign in with a second factor, and teams that share a permission set.</summary>
internal static class People
{
    private const int London = 0, Berlin = 1, NewYork = -5;

    public static IEnumerable<Principal> Of(Company company)
    {
        var groups = company.Ids("sg-0", 6);
        foreach (var (name, index) in company.Users.Select((name, index) => (name, index)))
        {
            var habits = index % 4 == 3
                ? HabitSets.Operator(groups, company.Roles)
                : HabitSets.Developer(company.Buckets[index * 70], $"/acme/{company.Roles[2 + (index % 4)]}");
            yield return User(company, name, index, Zone(index), habits);
        }

        yield return Team(company, "DataScience", 55, Berlin, HabitSets.Analyst("acme-analytics-lake"), ["ines", "jonas", "kofi"]);
        yield return Team(company, "Support", 50, NewYork, HabitSets.Developer("acme-support-cases", "/acme/checkout-api"), ["lena", "mio", "nora"]);
        yield return Team(company, "Platform", 60, London, HabitSets.Operator(groups, company.Roles), ["omar", "pia"]);
        yield return BreakGlass(company);
    }

    private static int Zone(int index) => (index % 3) switch { 0 => London, 1 => Berlin, _ => NewYork };

    private static Principal User(Company company, string name, int index, int zone, Habit[] habits)
    {
        var person = new PersonHabits(
            $"198.51.100.{10 + index}",
            index % 2 == 0 ? $"2001:db8:{16 + index:x}::25" : $"203.0.113.{30 + index}",
            index % 2 == 0 ? Clients.Chrome : Clients.Firefox,
            Clients.CommandLineMac,
            ConsoleShare: index % 3 == 0 ? 0.3 : 0.7,
            zone);
        return new Principal(
            name,
            new PersonCallers(company.Seed, company.Account, name, person),
            new OfficeHours(26, zone),
            new HabitTable(habits),
            index % 3 == 1 ? [Company.Home, Company.Home, Company.Second] : [Company.Home])
        {
            Opening = StsActions.ConsoleLogin,
        };
    }

    private static Principal Team(Company company, string set, int perDay, int zone, Habit[] habits, string[] members)
    {
        var role = company.Role($"AWSReservedSSO_{set}_{new Dice(company.Seed, Dice.Of(set)).Hex(16)}") with { Path = "/aws-reserved/sso.amazonaws.com/" };
        var seats = members.SelectMany((member, index) => (Seat[])
        [
            new($"{member}@example.com", $"198.51.100.{40 + Dice.Of(member) % 100}", Clients.Chrome) { IsConsole = true },
            new($"{member}@example.com", $"198.51.100.{40 + Dice.Of(member) % 100}", Clients.CommandLineMac),
            new($"{member}@example.com", $"2001:db8:{64 + zone + 5:x}:{index}::9", Clients.Chrome) { IsConsole = true },
        ]).ToArray();
        return new Principal(
            role.Role, company.Callers(role, TimeSpan.FromHours(8), seats), new OfficeHours(perDay, zone), new HabitTable(habits), [Company.Home]);
    }

    // For the day when nothing else works: one rehearsal a week.
    private static Principal BreakGlass(Company company) => new(
        "break-glass-admin",
        new PersonCallers(
            company.Seed,
            company.Account,
            "break-glass-admin",
            new PersonHabits("198.51.100.9", "198.51.100.9", Clients.Chrome, Clients.CommandLineMac, ConsoleShare: 1, London)),
        new Seldom(DayOfWeek.Wednesday, 14, 9),
        new HabitTable([new(IamActions.ListUsers, 2, string.Empty), new(IamActions.GetAccountSummary, 2, string.Empty), new(ManagementActions.DescribeTrails, 2, string.Empty)]),
        [Company.Home])
    {
        Opening = StsActions.ConsoleLogin,
    };
}
