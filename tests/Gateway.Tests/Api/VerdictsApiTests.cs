using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansSec.Contracts.Verdicts;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class VerdictsApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_a_verdict_and_lists_it()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller("analyst");

        using var answer = await Post(client, "a", """{ "verdict": "expected", "scope": "peers", "expires": "P7D", "note": "a change window" }""");
        var given = await answer.Content.ReadFromJsonAsync(GatewayJson.Default.Verdict, Cancellation);
        var page = await client.GetFromJsonAsync("/api/v1/verdicts?active=true", GatewayJson.Default.VerdictPage, Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/v1/verdicts/{given!.Id}", answer.Headers.Location?.ToString());
        Assert.Equal((VerdictKind.Expected, VerdictScope.Peers, "a change window", "a analyst"), (given.Kind, given.Scope, given.Note, given.By));
        Assert.InRange(given.Expires!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
        Assert.Equal(given.Id, Assert.Single(page!.Verdicts).Id);
    }

    [Fact]
    public async Task Takes_entity_and_thirty_days_if_nothing_else_is_said()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller("admin");

        using var answer = await Post(client, "a", """{ "verdict": "expected" }""");
        var given = await answer.Content.ReadFromJsonAsync(GatewayJson.Default.Verdict, Cancellation);

        Assert.Equal(VerdictScope.Entity, given!.Scope);
        Assert.InRange(given.Expires!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
    }

    [Theory]
    [InlineData("malicious")]
    [InlineData("fixed")]
    public async Task Lets_what_silences_nothing_not_expire(string verdict)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller("analyst");

        using var answer = await Post(client, "a", $$"""{ "verdict": "{{verdict}}" }""");
        var given = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);

        Assert.Equal(verdict, (string?)given!["kind"]);
        Assert.Null(given["expires"]);
    }

    [Theory]
    [InlineData("{}", "verdict")]
    [InlineData("""{ "verdict": "expected", "expires": "P366D" }""", "expires")]
    [InlineData("""{ "verdict": "expected", "expires": "soon" }""", "expires")]
    [InlineData("""{ "verdict": "expected", "expires": "2020-01-01T00:00:00Z" }""", "expires")]
    [InlineData("""{ "verdict": "expected", "expires": 0 }""", "expires")]
    public async Task Names_the_part_that_it_cannot_use(string body, string part)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller("analyst");

        using var answer = await Post(client, "a", body);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(part, Assert.Single(problem!["errors"]!.AsObject()).Key);
    }

    [Theory]
    [InlineData("""{ "verdict": "harmless" }""")]
    [InlineData("""{ "verdict": "expected", "scope": "world" }""")]
    [InlineData("not json")]
    public async Task Refuses_what_is_no_verdict(string body)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller("analyst");

        using var answer = await Post(client, "a", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Lets_viewers_look_and_not_judge()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller();

        using var give = await Post(client, "a", """{ "verdict": "expected" }""");
        using var undo = await client.DeleteAsync("/api/v1/verdicts/v", Cancellation);
        using var list = await client.GetAsync("/api/v1/verdicts", Cancellation);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK], [give.StatusCode, undo.StatusCode, list.StatusCode]);
    }

    [Fact]
    public async Task Hides_alerts_and_verdicts_of_other_accounts()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a", Given.OtherAccount));
        using var owner = gateway.Caller("admin");
        using var other = gateway.Caller("analyst", Given.Account);
        using var answer = await Post(owner, "a", """{ "verdict": "expected" }""");
        var id = (await answer.Content.ReadFromJsonAsync(GatewayJson.Default.Verdict, Cancellation))!.Id;

        using var give = await Post(other, "a", """{ "verdict": "expected" }""");
        using var undo = await other.DeleteAsync($"/api/v1/verdicts/{id}", Cancellation);
        using var find = await other.GetAsync($"/api/v1/verdicts/{id}", Cancellation);
        var page = await other.GetFromJsonAsync("/api/v1/verdicts", GatewayJson.Default.VerdictPage, Cancellation);

        Assert.All([give, undo, find], a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.Empty(page!.Verdicts);
    }

    [Fact]
    public async Task Keeps_what_is_undone_and_says_who_did_it()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller("analyst");
        using var answer = await Post(client, "a", """{ "verdict": "expected" }""");
        var id = (await answer.Content.ReadFromJsonAsync(GatewayJson.Default.Verdict, Cancellation))!.Id;

        using var undone = await client.DeleteAsync($"/api/v1/verdicts/{id}", Cancellation);
        var all = await client.GetFromJsonAsync("/api/v1/verdicts?alert=a", GatewayJson.Default.VerdictPage, Cancellation);
        var active = await client.GetFromJsonAsync("/api/v1/verdicts?active=true", GatewayJson.Default.VerdictPage, Cancellation);

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal("a analyst", Assert.Single(all!.Verdicts).UndoneBy);
        Assert.Empty(active!.Verdicts);
    }

    [Fact]
    public async Task Shows_every_change_in_the_audit_log_to_administrators_only()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var admin = gateway.Caller("admin");
        using var analyst = gateway.Caller("analyst");
        using var stranger = gateway.Caller("admin", Given.OtherAccount);
        using var given = await Post(admin, "a", """{ "verdict": "fixed" }""");

        var page = await admin.GetFromJsonAsync("/api/v1/audit", GatewayJson.Default.AuditPage, Cancellation);
        var none = await stranger.GetFromJsonAsync("/api/v1/audit", GatewayJson.Default.AuditPage, Cancellation);
        using var refused = await analyst.GetAsync("/api/v1/audit", Cancellation);

        var row = Assert.Single(page!.Rows);
        Assert.Equal(("a admin", "verdict-given", Given.Account), (row.By, row.Change, row.Account));
        Assert.Empty(none!.Rows);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string alert, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await client.PostAsync($"/api/v1/alerts/{alert}/verdict", content, Cancellation);
    }
}
