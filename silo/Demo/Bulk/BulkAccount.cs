using System.Globalization;
using OrleansSec.Silo.Demo.Records;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Bulk;

/// <summary>One account of a bulk corpus and its principals, by kinds in fixed shares.</summary>
internal sealed class BulkAccount(ulong seed, int number)
{
    private readonly List<Principal> _principals = [];

    public string Id { get; } = (111122223333 + (number * 111111111110)).ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<Principal> Principals => _principals;

    /// <summary>Adds a principal. Its number decides its kind.</summary>
    public void Add(int index, string region, DateTimeOffset start)
    {
        var dice = new Dice(seed, Dice.Of("principal"), (ulong)index);
        var principal = (index % 20) switch
        {
            < 8 => Role(dice, $"app-{index}", dice.Hex(32), Clients.Java, region, start, HabitSets.Application($"app-{index}-data", $"app-{index}-items", $"/app/{index}/config", dice.Uuid())),
            < 13 => Role(dice, $"fleet-{index}", "i-0" + dice.Hex(16), Clients.Agent, region, start, HabitSets.Instance($"fleet-{index}-config", $"/fleet/{index}/settings")),
            < 17 => User(dice, $"dev-{index}", index, region, HabitSets.Developer($"team-{index}", $"/team/{index}")),
            < 19 => Role(dice, $"ci-{index}", "GitHubActions", Clients.Terraform, region, start, HabitSets.Deployment([$"svc-{index}"], ["sg-0" + dice.Hex(16)], [$"fn-{index}"])),
            _ => Role(dice, $"data-{index}", $"analyst-{index}@example.com", Clients.Boto, region, start, HabitSets.Analyst($"lake-{index}")),
        };
        _principals.Add(principal);
    }

    private Principal Role(Dice dice, string name, string session, string client, string region, DateTimeOffset start, Habit[] habits)
    {
        var role = new RoleSession(name, dice.Key("AROA", 17), session, dice.Key("ASIA"), start.AddHours(-1))
        {
            IsInstance = session.StartsWith("i-", StringComparison.Ordinal),
        };
        return Make(name, new Caller(Identity.Role(Id, role), $"10.{dice.Below(256)}.{dice.Below(256)}.{1 + dice.Below(254)}", client), region, habits);
    }

    private Principal User(Dice dice, string name, int index, string region, Habit[] habits) => Make(
        name,
        new Caller(Identity.User(Id, name, dice.Key("AIDA", 17), dice.Key("AKIA")), $"198.51.100.{1 + (index % 254)}", Clients.CommandLineMac),
        region,
        habits);

    private static Principal Make(string name, Caller caller, string region, Habit[] habits) =>
        new(name, new FixedCaller(caller), new Steady(1), new HabitTable(habits), [region]);
}
