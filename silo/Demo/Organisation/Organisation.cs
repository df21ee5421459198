using OrleansSec.Contracts.Events;
using OrleansSec.Silo.Demo.Week;

namespace OrleansSec.Silo.Demo.Organisation;

/// <summary>A company of any size, with what changes in it over the weeks.</summary>
internal sealed class Organisation
{
    private readonly Dictionary<string, string[]> _names;

    public Organisation(DemoOptions options, int principals)
    {
        (Options, Plan) = (options, OrganisationPlan.Of(principals));
        Company = new Company(options.Seed);
        AppNames = Names("shop cart pricing catalog orders billing ledger search media mail reports risk stock", Plan.Apps, "api", "worker", "sync");
        FunctionNames = Names("resize notify export import audit thumb index", Plan.Functions, "fn", "job");
        FleetNames = Names("web batch proxy edge queue cache build", Plan.Fleets, "role");
        UserNames = [.. Enumerable.Range(0, Plan.Users).Select(Person)];
        _names = new(StringComparer.Ordinal)
        {
            ["$apps"] = AppNames,
            ["$functions"] = FunctionNames,
            ["$roles"] = [.. AppNames, .. FunctionNames, .. FleetNames],
            ["$users"] = UserNames,
            ["$logs"] = [.. AppNames.Select(a => $"/acme/{a}")],
            ["$tables"] = [.. AppNames.Select(a => $"{a}-items")],
            ["$secrets"] = [.. AppNames.Select(a => $"prod/{a}/database")],
            ["$config"] = [.. AppNames.Select(a => $"/acme/{a}/config")],
            ["$databases"] = ["acme-orders", "acme-users", "acme-ledger"],
            ["$lake"] = ["orders", "sessions", "payments", "stock"],
            ["$artifacts"] = ["acme-ci-artifacts"],
            ["$state"] = ["acme-terraform-state"],
            ["$buckets"] = [.. Company.Buckets.Take(60)],
            ["$groups"] = Company.Ids("sg-0", 8),
            ["$volumes"] = Company.Ids("vol-0", 20),
            ["$instances"] = Company.Ids("i-0", 24),
            ["$keys"] = Company.Keys(4),
            ["$self"] = [HabitSets.OwnInstance],
        };
        Drifts = [];
        Actor[] people = [.. Staff.Of(this)];
        Actors = [.. Welcomed(people), .. Automation.Of(this), .. Workloads.Of(this), .. Workloads.Services(this)];
    }

    public DemoOptions Options { get; }

    public OrganisationPlan Plan { get; }

    public Company Company { get; }

    public string[] AppNames { get; }

    public string[] FunctionNames { get; }

    public string[] FleetNames { get; }

    public string[] UserNames { get; }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<Actor> Actors { get; }

    /// <summary>What changes without being an attack.</summary>
    public List<Drift> Drifts { get; }

    /// <summary>A person's name: distinct.</summary>
    public static string Person(int index)
    {
        string[] names = ["ana", "ben", "chloe", "dev", "elif", "farid", "grace", "hugo", "ines", "jonas", "kofi", "lena", "mio", "nora", "omar", "pia", "quinn", "rosa", "sven", "tara"];
        return index < names.Length ? names[index] : $"{names[index % names.Length]}{index / names.Length}";
    }

    /// <summary>Chance of a purpose.</summary>
    public Dice Dice(string purpose) => new(Options.Seed, Demo.Dice.Of(purpose), 77);

    /// <summary>Names of things by a table's word; an actor's own ones are of its name.</summary>
    public string[] Targets(string word, string owner) => word switch
    {
        "$own" or "$bucket" => [$"acme-{owner}-data"],
        "$table" => [$"{owner}-items"],
        "$secret" => [$"prod/{owner}/database"],
        "$key" => [Company.Keys(4)[(int)(Demo.Dice.Of(owner) % 4)]],
        "$config" when Array.IndexOf(AppNames, owner) >= 0 => [$"/acme/{owner}/config"],
        _ => _names[word],
    };

    /// <summary>Entity id of a role or user.</summary>
    public string Entity(string type, string name) => EntityId.ForPrincipal(Company.Account, type, name).ToString();

    /// <summary>Notes a change.</summary>
    public void Note(string kind, string entity, int fromDay, int toDay) =>
        Drifts.Add(new Drift(kind, entity, Options.Start.AddDays(fromDay), Options.Start.AddDays(toDay)));

    // Whoever looks after users greets those who start.
    private IEnumerable<Actor> Welcomed(Actor[] people)
    {
        var greeter = Array.Find(people, p => p.Role == ActorRole.Operator);
        var starters = Drifts.Where(d => d.Kind == "new-hire" && d.Entity.Contains(":user:", StringComparison.Ordinal))
            .Select(d => (people.First(p => p.Entity == d.Entity).Name, (int)(d.From - Options.Start).TotalDays));
        var errands = greeter is null ? [] : StaffChanges.Welcome(this, greeter, starters);
        return people.Select(p => p == greeter ? p with { Errands = [.. p.Errands, .. errands] } : p);
    }

    private static string[] Names(string words, int count, params string[] ends)
    {
        var firsts = words.Split(' ');
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var round = i / (firsts.Length * ends.Length);
            return $"{firsts[i % firsts.Length]}-{ends[i / firsts.Length % ends.Length]}{(round == 0 ? string.Empty : round)}";
        })];
    }
}
