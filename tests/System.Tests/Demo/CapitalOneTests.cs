using Xunit;

namespace OrleansSec.System.Tests.Demo;

public sealed class CapitalOneTests(DemoWeek week) : IClassFixture<DemoWeek>
{
    [Fact]
    public void Labels_exactly_the_events_from_the_attackers_addresses()
    {
        var labelled = week.Files.SelectMany(f => f.Labels).Select(l => l.EventId).Order();
        var foreign = week.Records.Where(r => r.Address.StartsWith("192.0.2.", StringComparison.Ordinal)).Select(r => r.EventId).Order();

        Assert.Equal(foreign, labelled);
    }

    [Fact]
    public void Uses_a_session_of_a_firewall_host_that_the_week_knows()
    {
        var stolen = Assert.Single(week.Attack.Select(r => r.Json.GetProperty("userIdentity").GetProperty("arn").GetString()).Distinct());
        var known = week.Background.Where(r => r.Role == "acme-waf-role").Select(r => r.Json.GetProperty("userIdentity").GetProperty("arn").GetString());

        Assert.Contains("/acme-waf-role/i-0", stolen, StringComparison.Ordinal);
        Assert.Contains(stolen, known);
    }

    [Fact]
    public void Asks_who_it_is_lists_buckets_then_copies_them_within_half_an_hour()
    {
        var actions = week.Attack.Select(r => r.Action).ToArray();
        var listed = week.Attack.Where(r => r.Action == "ListObjects").Select(r => r.Json.GetProperty("requestParameters").GetProperty("bucketName").GetString());

        Assert.Equal("GetCallerIdentity", actions[0]);
        Assert.Single(actions, "ListBuckets");
        Assert.InRange(listed.Distinct().Count(), 300, 700);
        Assert.InRange(actions.Count(a => a == "GetObject"), 1000, 2000);
        Assert.InRange(week.Attack.Max(r => r.Time) - week.Attack.Min(r => r.Time), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void Fails_now_and_then()
    {
        Assert.InRange(week.Attack.Count(r => r.IsError), 20, 300);
    }

    [Fact]
    public void Follows_the_quiet_days()
    {
        Assert.All(week.Attack, r => Assert.InRange(r.Time, week.Options.Start.AddDays(7), week.Options.Start.AddDays(8)));
    }
}
