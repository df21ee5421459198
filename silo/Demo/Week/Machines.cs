
namespace OrleansSec.Silo.Demo.Week;

/// <summary>Thirty hosts in six groups that share an instance role each.</summary>
internal static class Machines
{
    private static readonly TimeSpan _term = TimeSpan.FromHours(6);

    public static IEnumerable<Principal> Of(Company company)
    {
        yield return Group(company, "acme-web-role", Hosts(company, "acme-web-role", 10, 1, isPublic: true), 300, Company.Home);
        yield return Group(company, "acme-worker-role", Hosts(company, "acme-worker-role", 8, 2, isPublic: false), 220, Company.Second);
        yield return Group(company, Company.FirewallRole, company.Firewall, 210, Company.Home);
        yield return Group(company, "acme-db-proxy-role", Hosts(company, "acme-db-proxy-role", 3, 4, isPublic: false), 80, Company.Home);
        yield return Group(company, "acme-batch-role", Hosts(company, "acme-batch-role", 4, 5, isPublic: false), 110, Company.Home);
        yield return Group(company, "acme-bastion-role", Hosts(company, "acme-bastion-role", 2, 6, isPublic: true), 50, Company.Home);
    }

    /// <summary>The hosts that filter web traffic.</summary>
    public static RoleCallers Firewall(Company company) => Hosts(company, Company.FirewallRole, 3, 3, isPublic: true);

    private static Principal Group(Company company, string role, RoleCallers hosts, int perDay, string region) => new(
        role, hosts, new Steady(perDay), new HabitTable(HabitSets.Instance($"{role}-config", $"/acme/{role}/settings")), [region]);

    private static RoleCallers Hosts(Company company, string role, int count, int subnet, bool isPublic)
    {
        var ids = company.Ids($"i-0", 64);
        var seats = new List<Seat>();
        for (var i = 0; i < count; i++)
        {
            var host = ids[(subnet * 10) + i];
            seats.Add(new Seat(host, $"10.0.{subnet}.{20 + i}", Clients.Agent) { VpcEndpoint = "vpce-0f1e2d3c4b5a69788" });
            seats.Add(new Seat(host, isPublic ? $"203.0.113.{220 + (subnet * 4) + i}" : $"10.0.{subnet}.{20 + i}", Clients.CommandLineLinux));
        }

        return company.Callers(company.Role(role) with { IsInstance = true }, _term, seats);
    }
}
