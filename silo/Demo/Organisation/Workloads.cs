using System.Globalization;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>The company's programs: containers, hosts in fleets, functions; and AWS's own services.</summary>
internal static class Workloads
{
    /// <summary>Where the company goes next.</summary>
    public const string Third = "eu-central-1";

    private static readonly string[] _sdks = [Clients.Java, Clients.Go, Clients.Boto];

    public static IEnumerable<Actor> Of(Organisation org) =>
    [
        .. org.AppNames.Select((name, i) => App(org, name, i)),
        .. org.FleetNames.Select((name, i) => Fleet(org, name, i)),
        .. org.FunctionNames.Select((name, i) => Function(org, name, i)),
    ];

    /// <summary>AWS itself, as in the small company.</summary>
    public static IEnumerable<Actor> Services(Organisation org) => Week.Services.Of(org.Company).Select(p => new Actor(
        p.Name, ActorRole.Service, org.Entity(p.Callers is FixedCaller ? "service" : "role", p.Name), p.Callers, p.Rhythm, p.Habits, p.Regions));

    private static Actor App(Organisation org, string name, int index)
    {
        var (days, sdk) = (org.Options.Days, _sdks[index % 3]);
        var role = org.Company.Callers(org.Company.Role(name), TimeSpan.FromHours(6), []);
        var upgrade = org.Dice(name + " upgrade").Below(60);
        var app = Make(org, ActorRole.App, name, new Steady(50 + org.Dice(name).Below(60)), role, (time, dice) =>
        {
            var day = (time - org.Options.Start).TotalDays;
            var task = new Dice(org.Options.Seed, Dice.Of(name), (ulong)dice.Below(3), (ulong)(day / 3));
            var client = day > upgrade ? sdk.Replace(".", ".1", StringComparison.Ordinal) : sdk;
            return new Seat(task.Hex(32), $"10.20.{index % 200}.{10 + task.Below(200)}", client) { VpcEndpoint = "vpce-0a1b2c3d4e5f60718" };
        }, index % 5 == 3 ? Company.Second : Company.Home);
        if (days < 8 || index % 4 != 1)
        {
            return app;
        }

        // A release that takes a new service into use.
        var release = 4 + org.Dice(name + " release").Below(days - 5);
        org.Note("new-service", app.Entity, release, days);
        return app with
        {
            Additions = [(release, HabitBook.For("app next", word => org.Targets(word, name))!, 0.2)],
            Rollouts = index == 1 && days >= 12 ? [(days * 3 / 4, Third)] : [],
        };
    }

    private static Actor Fleet(Organisation org, string name, int index)
    {
        var role = org.Company.Callers(org.Company.Role(name) with { IsInstance = true }, TimeSpan.FromHours(6), []);
        var (hosts, isPublic, life) = (2 + org.Dice(name).Below(8), index % 2 == 0, index % 3 == 0 ? 1 : 12);
        return Make(org, ActorRole.Instance, name, new Steady(25 * hosts), role, (time, dice) =>
        {
            var slot = dice.Below(hosts);
            var age = (ulong)((time - org.Options.Start).TotalDays + slot) / (ulong)life;
            var host = new Dice(org.Options.Seed, Dice.Of(name), (ulong)slot, age);
            var (id, last) = ("i-0" + host.Hex(16), 10 + host.Below(200));
            return dice.Chance(0.5)
                ? new Seat(id, string.Create(CultureInfo.InvariantCulture, $"10.0.{index}.{last}"), Clients.Agent) { VpcEndpoint = "vpce-0f1e2d3c4b5a69788" }
                : new Seat(id, isPublic ? string.Create(CultureInfo.InvariantCulture, $"203.0.113.{220 + (last % 30)}") : string.Create(CultureInfo.InvariantCulture, $"10.0.{index}.{last}"), Clients.Boto);
        }, index % 4 == 3 ? Company.Second : Company.Home);
    }

    private static Actor Function(Organisation org, string name, int index)
    {
        var role = org.Company.Callers(org.Company.Role(name), TimeSpan.FromHours(2), []);
        return Make(org, ActorRole.Lambda, name, new Steady(30 + org.Dice(name).Below(60)), role, (time, _) => new Seat(
            name,
            Networks.Functions(new Dice(org.Options.Seed, Dice.Of(name), (ulong)(time.UtcTicks / TimeSpan.FromHours(8).Ticks))),
            "Boto3/1.40.45 md/Botocore#1.40.45 ua/2.1 os/linux md/arch#x86_64 lang/python#3.13.7 exec-env/AWS_Lambda_python3.13 Botocore/1.40.45"), index % 5 == 4 ? Company.Second : Company.Home);
    }

    private static Actor Make(Organisation org, ActorRole kind, string name, IRhythm rhythm, RoleCallers role, Func<DateTimeOffset, Dice, Seat> place, string region)
    {
        string[] Targets(string word) => org.Targets(word, name);
        var section = kind.ToString().ToLowerInvariant();
        return new Actor(name, kind, org.Entity("role", name), new MovingCallers(role, place), rhythm, HabitBook.For(section, Targets)!, [region])
        {
            Tail = HabitBook.For($"{section} tail", Targets),
            TailShare = 0.01,
        };
    }
}
