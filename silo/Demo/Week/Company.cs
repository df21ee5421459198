using OrleansSec.Silo.Demo.Records;

namespace OrleansSec.Silo.Demo.Week;

/// <summary>
/// The account of a company that does not exist, and all who act in it. Names and addresses are those that
/// documentation keeps free (RFC 5737, RFC 3849), hosts have private addresses.
/// </summary>
internal sealed class Company
{
    /// <summary>The role of the hosts that filter web traffic, which may read more than it needs.</summary>
    public const string FirewallRole = "acme-waf-role";

    /// <summary>Where most of it runs.</summary>
    public const string Home = "us-east-1";

    /// <summary>Where the rest runs.</summary>
    public const string Second = "eu-west-1";

    private static readonly string[] _teams = ["billing", "cards", "checkout", "crm", "data", "fraud", "growth", "ledger", "logistics", "media", "risk", "search"];
    private static readonly string[] _contents = ["applications", "archive", "backups", "events", "exports", "images", "models", "reports", "statements", "uploads"];

    public Company(ulong seed)
    {
        Seed = seed;
        Buckets =
        [
            .. from team in _teams
               from content in _contents
               from stage in (string[])["dev", "int", "test", "stage", "prod"]
               select $"acme-{team}-{content}-{stage}",
        ];
        Firewall = Machines.Firewall(this);
        Principals = [.. People.Of(this), .. Programs.Of(this), .. Machines.Of(this), .. Services.Of(this)];
    }

    public ulong Seed { get; }

    /// <summary>The account id that documentation uses.</summary>
    public string Account { get; } = "111122223333";

    /// <summary>All buckets; few of them are touched on a quiet day.</summary>
    public IReadOnlyList<string> Buckets { get; }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<Principal> Principals { get; }

    /// <summary>The firewall hosts' role.</summary>
    public RoleCallers Firewall { get; }

    public string[] Roles { get; } = ["acme-web-role", "acme-worker-role", "checkout-api", "catalog-api", "payments-worker", "search-indexer"];

    public string[] Users { get; } = ["ana", "ben", "chloe", "dev", "elif", "farid", "grace", "hugo"];

    /// <summary>Ids of security groups, volumes and keys: the same number gives the same id.</summary>
    public string[] Ids(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => prefix + new Dice(Seed, Dice.Of(prefix), (ulong)i).Hex(16))];

    /// <summary>Key ids.</summary>
    public string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(i => new Dice(Seed, Dice.Of("key"), (ulong)i).Uuid())];

    /// <summary>A role before its sessions.</summary>
    public RoleSession Role(string name) => new(name, new Dice(Seed, Dice.Of(name), 7).Key("AROA", 17), string.Empty, null, default);

    /// <summary>A role's callers.</summary>
    public RoleCallers Callers(RoleSession role, TimeSpan term, IReadOnlyList<Seat> seats) => new(Seed, Account, role, term, seats);
}
