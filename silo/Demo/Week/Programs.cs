using OrleansSec.Silo.Demo.Actions;
using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>The company's programs: services, deployment, audit, backup, and two outside parties.</summary>
internal static class Programs
{
    private const string Provider = "token.actions.githubusercontent.com";
    private const string Repository = "repo:acme/shop:ref:refs/heads/main";
    private const string Vendor = "444455556666";

    public static IEnumerable<Principal> Of(Company company)
    {
        (string Name, string Client, string Region)[] applications =
        [
            ("checkout-api", Clients.Java, Company.Home), ("catalog-api", Clients.Java, Company.Home), ("payments-worker", Clients.Go, Company.Home),
            ("search-indexer", Clients.Go, Company.Second), ("notifications", Clients.Boto, Company.Home), ("image-resizer", Clients.Boto, Company.Home),
            ("report-builder", Clients.Boto, Company.Second),
        ];
        return
        [
            .. applications.Select((a, index) => Application(company, index, a.Name, a.Client, a.Region)),
            .. Deployment(company), Audit(company), Backup(company), .. Monitoring(company), FileTransfer(company),
        ];
    }

    private static Principal Application(Company company, int index, string name, string client, string region)
    {
        var seats = Enumerable.Range(0, 3)
            .Select(i => new Seat(new Dice(company.Seed, Dice.Of(name), (ulong)i).Hex(32), $"10.20.{index}.{10 + i}", client))
            .Select(s => s with { VpcEndpoint = "vpce-0a1b2c3d4e5f60718" });
        return new Principal(
            name,
            company.Callers(company.Role(name), TimeSpan.FromHours(6), [.. seats]),
            new Steady(75),
            new HabitTable(HabitSets.Application($"acme-{name}-data", $"{name}-items", $"/acme/{name}/config", company.Keys(4)[index % 4])),
            [region]);
    }

    private static IEnumerable<Principal> Deployment(Company company)
    {
        var plan = Dice.Of("deploy") ^ company.Seed;
        var role = company.Role("acme-ci-deploy") with { Provider = Provider };
        var seats = Enumerable.Range(0, 6).Select(i => new Seat("GitHubActions", $"203.0.113.{140 + (i * 9)}", Clients.Terraform));
        yield return new Principal(
            "github-actions",
            new FixedCaller(new Caller(Identity.Web(company.Account, Provider, Repository), "203.0.113.140", Clients.Terraform)),
            new Runs(plan, 9, 1),
            new HabitTable([new(StsActions.AssumeRoleWithWebIdentity, 1, "acme-ci-deploy") { Detail = "GitHubActions" }]),
            [Company.Home]);
        yield return new Principal(
            "acme-ci-deploy",
            company.Callers(role, Runs.Slot, [.. seats]),
            new Runs(plan, 9, 24),
            new HabitTable(HabitSets.Deployment(company.Roles, company.Ids("sg-0", 6), ["image-resizer", "report-builder"])),
            [Company.Home]);
    }

    private static Principal Audit(Company company) => new(
        "acme-security-audit",
        company.Callers(
            company.Role("acme-security-audit"), TimeSpan.FromHours(1), [new Seat("posture-scan", "10.20.40.12", Clients.Boto), new Seat("posture-scan", "10.20.40.13", Clients.Boto)]),
        new Sweeps(48, 20, 4, 10, 16, 22),
        new HabitTable(HabitSets.Audit([.. company.Buckets.Take(40)], company.Roles, company.Users, company.Keys(4))),
        [Company.Home, Company.Second, "us-west-2", "eu-central-1", "ap-southeast-1"]);

    private static Principal Backup(Company company) => new(
        "acme-nightly-backup",
        company.Callers(company.Role("acme-nightly-backup"), TimeSpan.FromHours(1), [new Seat("nightly-backup", "10.20.41.5", Clients.Boto)]),
        new Sweeps(60, 40, 2),
        new HabitTable(HabitSets.Backup(company.Ids("vol-0", 20), ["acme-orders", "acme-users"])),
        [Company.Home]);

    private static IEnumerable<Principal> Monitoring(Company company)
    {
        const string Name = "acme-vendor-monitoring";
        yield return new Principal(
            "vendor-account",
            new FixedCaller(new Caller(Identity.Foreign(company.Account, Vendor, "AROAEXAMPLEVENDOR0001:monitor"), "203.0.113.201", Clients.Go)),
            new Regular(60, phase: 1),
            new HabitTable([new(StsActions.AssumeRole, 1, Name) { Detail = "monitor" }]),
            [Company.Home]);
        yield return new Principal(
            Name,
            company.Callers(company.Role(Name), TimeSpan.FromHours(1), [new Seat("monitor", "203.0.113.201", Clients.Go)]),
            new Regular(12, phase: 2),
            new HabitTable(
            [
                new(ManagementActions.ListMetrics, 8, "AWS/EC2", "AWS/RDS"),
                new(Ec2Actions.DescribeInstanceStatus, 6, string.Empty),
                new(ManagementActions.DescribeAlarms, 4, string.Empty),
            ]),
            [Company.Home, Company.Home, Company.Home, Company.Second]);
    }

    // The last long-lived key of a program in the account.
    private static Principal FileTransfer(Company company)
    {
        var dice = new Dice(company.Seed, Dice.Of("svc-file-transfer"));
        return new Principal(
            "svc-file-transfer",
            new FixedCaller(new Caller(
                Identity.User(company.Account, "svc-file-transfer", dice.Key("AIDA", 17), dice.Key("AKIA")), "203.0.113.77", Clients.Boto)),
            new Regular(30, phase: 7),
            new HabitTable([new(S3Actions.ListObjects, 5, "acme-partner-inbox"), new(S3Actions.PutObject, 2, "acme-partner-inbox")]),
            [Company.Home]);
    }
}
