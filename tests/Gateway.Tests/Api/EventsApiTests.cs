using System.Net;
using System.Text.Json;
using OrleansSec.Contracts.Stores;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class EventsApiTests
{
    [Fact]
    public async Task Passes_every_part_of_a_query_on()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();

        await client.GetStringAsync(
            "/api/v1/events?account=111122223333&principal=prin:111122223333:user:ana&action=iam:CreateUser&service=iam&region=eu-west-1&network=203.0.113.0/24"
            + "&address=203.0.113.7&error=AccessDenied&failed=true&resource=role&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&cursor=c&limit=7",
            TestContext.Current.CancellationToken);

        var events = gateway.Services.GetService(typeof(MemoryEvents)) as MemoryEvents;
        Assert.Equal(["111122223333"], events!.Asked!.Accounts!);
        Assert.Equal(
            new EventFilter(
                null, "prin:111122223333:user:ana", "iam:CreateUser", "iam", "eu-west-1", "203.0.113.0/24", "203.0.113.7", "AccessDenied", true, "role",
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)),
            events.Asked with { Accounts = null });
        Assert.Equal("c", events.Cursor);
    }

    [Theory]
    [InlineData("", "e-111122223333")]
    [InlineData("?account=444455556666", "")]
    public async Task Shows_a_caller_only_its_accounts(string query, string expected)
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller("viewer", Given.Account);

        var page = JsonElement.Parse(await client.GetStringAsync("/api/v1/events" + query, TestContext.Current.CancellationToken));

        Assert.Equal(expected, string.Join(' ', page.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("eventId").GetString())));
    }

    [Theory]
    [InlineData("?account=1")]
    [InlineData("?limit=0")]
    [InlineData("?failed=perhaps")]
    [InlineData("?from=yesterday")]
    public async Task Refuses_what_it_cannot_use(string query)
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();

        using var answer = await client.GetAsync("/api/v1/events" + query, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Tells_nobody_without_a_key()
    {
        await using var gateway = await TestGateway.Start();
        using var stranger = gateway.Stranger();

        using var events = await stranger.GetAsync("/api/v1/events", TestContext.Current.CancellationToken);
        using var intel = await stranger.GetAsync("/api/v1/intel", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (events.StatusCode, intel.StatusCode));
    }
}
