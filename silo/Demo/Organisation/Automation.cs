using OrleansSec.Silo.Demo.Actions;
using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>Deployment, infrastructure as code, audit, backup and outside parties.</summary>
internal static class Automation
{
    private const string Provider = "token.actions.githubusercontent.com";

    public static IEnumerable<Actor> Of(Organisation org)
    {
        for (var i = 0; i < org.Plan.Ci; i++)
        {
            foreach (var actor in Deployment(org, i))
            {
                yield return actor;
            }
        }

        for (var i = 0; i < org.Plan.Terraform; i++)
        {
            yield return Terraform(org, i);
        }

        for (var i = 0; i < org.Plan.Auditors; i++)
        {
            yield return Auditor(org, i);
        }

        for (var i = 0; i < org.Plan.Vendors; i++)
        {
            foreach (var actor in Vendor(org, i))
            {
                yield return actor;
            }
        }

        yield return Role(org, ActorRole.Backup, "acme-nightly-backup", new Sweeps(60, 40, 2), [new Seat("nightly-backup", "10.20.41.5", Clients.Boto)]);
        yield return Transfer(org);
    }

    // Changes policies and security groups all day, each run from another hosted machine.
    private static IEnumerable<Actor> Deployment(Organisation org, int index)
    {
        var name = index == 0 ? "acme-ci-deploy" : $"acme-ci-deploy-{index}";
        var (seed, plan) = (org.Options.Seed, Dice.Of(name) ^ org.Options.Seed);
        var role = org.Company.Callers(org.Company.Role(name) with { Provider = Provider }, Runs.Slot, []);
        string Address(DateTimeOffset time) => Networks.Runner(new Dice(plan, (ulong)(time.UtcTicks / Runs.Slot.Ticks)));
        var web = Identity.Web(org.Company.Account, Provider, $"repo:acme/{name}:ref:refs/heads/main");
        yield return new Actor(
            $"github-{name}",
            ActorRole.Service,
            org.Entity("web-identity", $"repo:acme/{name}:ref:refs/heads/main"),
            new WanderingCaller(time => new Caller(web, Address(time), Clients.Terraform)),
            new Runs(plan, 10, 1),
            new HabitTable([new(StsActions.AssumeRoleWithWebIdentity, 1, name) { Detail = "GitHubActions" }]),
            [Company.Home]);
        var actor = Role(org, ActorRole.Ci, name, new Runs(plan, 10, 30), []);
        yield return actor with
        {
            Callers = new MovingCallers(role, (time, dice) => new Seat("GitHubActions", Address(time), dice.Chance(0.8) ? Clients.Terraform : Clients.CommandLineLinux)),
            TailShare = 0.06,
            Rollouts = Rollout(org, actor.Entity, index),
        };
    }

    private static Actor Terraform(Organisation org, int index)
    {
        var name = index == 0 ? "acme-terraform" : $"acme-terraform-{index}";
        var actor = Role(org, ActorRole.Terraform, name, new Runs(Dice.Of(name) ^ org.Options.Seed, 4, 60), [new Seat("terraform", $"203.0.113.{70 + index}", Clients.Terraform)]);
        return actor with { TailShare = 0.03, Rollouts = Rollout(org, actor.Entity, index) };
    }

    // The company spreads to another region in the third week.
    private static (int, string)[] Rollout(Organisation org, string entity, int index)
    {
        if (index > 0 || org.Options.Days < 12)
        {
            return [];
        }

        var day = (org.Options.Days / 2) + org.Dice("rollout").Below(org.Options.Days / 4);
        org.Note("region-rollout", entity, day, org.Options.Days);
        return [(day, Workloads.Third)];
    }

    private static Actor Auditor(Organisation org, int index)
    {
        var name = index == 0 ? "acme-security-audit" : $"acme-security-audit-{index}";
        Seat[] seats = [new("posture-scan", $"10.20.40.{12 + (2 * index)}", Clients.Boto), new("posture-scan", $"10.20.40.{13 + (2 * index)}", Clients.Boto)];
        return Role(org, ActorRole.Auditor, name, new Weekly(DayOfWeek.Tuesday + index, 400, 40, 3 + index), seats) with
        {
            Regions = [Company.Home, Company.Second, "us-west-2", "eu-central-1", "ap-southeast-1"],
        };
    }

    private static IEnumerable<Actor> Vendor(Organisation org, int index)
    {
        var name = $"acme-vendor-{(index == 0 ? "monitoring" : $"cost-{index}")}";
        var (address, id) = ($"203.0.113.{201 + index}", $"AROAEXAMPLEVENDOR{index:0000}");
        var day = index == 0 || org.Options.Days < 8 ? 0 : org.Options.Days / 3;
        var vendor = Role(org, ActorRole.Vendor, name, new Regular(12, phase: 2 + index), [new Seat("monitor", address, Clients.Go)]) with { IsPresent = d => d >= day };
        if (day > 0)
        {
            org.Note("new-vendor", vendor.Entity, day, org.Options.Days);
        }

        yield return vendor;
        yield return new Actor(
            $"{name}-account",
            ActorRole.Service,
            org.Entity("account", id),
            new FixedCaller(new Caller(Identity.Foreign(org.Company.Account, "444455556666", $"{id}:monitor"), address, Clients.Go)),
            new Regular(60, phase: 1),
            new HabitTable([new(StsActions.AssumeRole, 1, name) { Detail = "monitor" }]),
            [Company.Home])
        {
            IsPresent = d => d >= day,
        };
    }

    // The last long-lived key of a program in the account.
    private static Actor Transfer(Organisation org)
    {
        const string Name = "svc-file-transfer";
        var dice = org.Dice(Name);
        var identity = Identity.User(org.Company.Account, Name, dice.Key("AIDA", 17), dice.Key("AKIA"));
        return new Actor(
            Name,
            ActorRole.Transfer,
            org.Entity("user", Name),
            new FixedCaller(new Caller(identity, "203.0.113.77", Clients.Boto)),
            new Regular(30, phase: 7),
            HabitBook.For("transfer", word => org.Targets(word, Name))!,
            [Company.Home]);
    }

    private static Actor Role(Organisation org, ActorRole kind, string name, IRhythm rhythm, Seat[] seats)
    {
        string[] Targets(string word) => org.Targets(word, name);
        var section = kind.ToString().ToLowerInvariant();
        return new Actor(
            name,
            kind,
            org.Entity("role", name),
            org.Company.Callers(org.Company.Role(name), TimeSpan.FromHours(1), seats),
            rhythm,
            HabitBook.For(section, Targets)!,
            [Company.Home, Company.Home, Company.Second])
        {
            Tail = HabitBook.For($"{section} tail", Targets),
            TailShare = 0.02,
        };
    }
}
