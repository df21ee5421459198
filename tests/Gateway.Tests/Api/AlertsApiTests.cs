using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Events;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class AlertsApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_camel_case_and_words()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller();

        var page = await client.GetFromJsonAsync<JsonObject>("/api/v1/alerts", Cancellation);

        var expected = JsonNode.Parse(
            """
            {
              "alerts": [{
                "id": "a", "sequence": 1, "time": "2026-11-24T12:00:00+00:00", "last": "2026-11-24T12:05:00+00:00",
                "raisedAt": "2026-11-24T12:06:00+00:00", "severity": "high", "score": 12.5, "detector": "rule:root_login",
                "title": "Root signed in", "entity": "prin:111122223333:role:ci-deploy", "actorKind": "awsService",
                "techniques": ["T1078.004"],
                "reasons": [{ "dimension": "rule", "value": "root_login", "weight": 12.5, "text": "The root user signed in." }],
                "count": 1, "threshold": 12, "verdict": null, "account": "111122223333",
                "counterfactual": [{ "dimension": "rule", "value": "root_login", "weight": 12.5, "text": "The root user signed in." }]
              }],
              "before": null,
              "head": 1
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, page), page?.ToString());
    }

    [Theory]
    [InlineData("", "c,b,a")]
    [InlineData("?limit=2", "c,b")]
    [InlineData("?before=3", "b,a")]
    [InlineData("?account=444455556666", "c")]
    [InlineData("?account=444455556666&account=111122223333", "c,b,a")]
    [InlineData("?severity=critical", "b")]
    [InlineData("?severity=High", "c,b,a")]
    [InlineData("?technique=T1078", "c,b,a")]
    [InlineData("?detector=first-use", "b")]
    [InlineData("?q=signed%20in", "c,b,a")]
    [InlineData("?entity=prin:444455556666:role:ci-deploy", "c")]
    [InlineData("?from=2026-11-24T12:00:01Z", "")]
    [InlineData("?to=2026-11-24T12:00:01Z", "c,b,a")]
    public async Task Finds_what_is_asked_for(string query, string expected)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        gateway.Alerts.Put(Given.Alert("b") with { Severity = Severity.Critical, Detector = "first-use" });
        gateway.Alerts.Put(Given.Alert("c", Given.OtherAccount));
        using var client = gateway.Caller();

        var page = await client.GetFromJsonAsync("/api/v1/alerts" + query, GatewayJson.Default.AlertPage, Cancellation);

        Assert.Equal(expected, string.Join(',', page!.Alerts.Select(a => a.Id)));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("before=x", "before")]
    [InlineData("severity=terrible", "severity")]
    [InlineData("severity=9", "severity")]
    [InlineData("account=12", "account")]
    [InlineData("account=111122223333&account=x", "account")]
    [InlineData("technique=login", "technique")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    public async Task Names_the_parameter_that_it_cannot_use(string query, string parameter)
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();

        using var answer = await client.GetAsync("/api/v1/alerts?" + query, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation);
        Assert.Equal(parameter, Assert.Single(problem!["errors"]!.AsObject()).Key);
        Assert.Contains($"'{parameter}'", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_caller_its_accounts_only()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("mine"));
        gateway.Alerts.Put(Given.Alert("other", Given.OtherAccount));
        using var client = gateway.Caller("admin", Given.Account);

        var all = await client.GetFromJsonAsync("/api/v1/alerts", GatewayJson.Default.AlertPage, Cancellation);
        var none = await client.GetFromJsonAsync($"/api/v1/alerts?account={Given.OtherAccount}", GatewayJson.Default.AlertPage, Cancellation);
        using var mine = await client.GetAsync("/api/v1/alerts/mine", Cancellation);
        using var other = await client.GetAsync("/api/v1/alerts/other", Cancellation);

        Assert.Equal("mine", Assert.Single(all!.Alerts).Id);
        Assert.Empty(none!.Alerts);
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal("application/problem+json", other.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Sends_an_alert_again_only_when_it_or_its_evidence_changed()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        using var client = gateway.Caller();
        using var first = await client.GetAsync("/api/v1/alerts/a", Cancellation);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await client.GetAsync("/api/v1/alerts/a", Cancellation);
        gateway.Alerts.Prove("a", [], [new Evidence("e", "{}")]);
        using var proven = await client.GetAsync("/api/v1/alerts/a", Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, proven.StatusCode);
    }

    [Fact]
    public async Task Tells_the_ids_of_all_events_within_the_caller_s_accounts()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("a"));
        gateway.Alerts.Prove("a", [new AlertEvent("e1", Given.Noon, "iam:CreateUser", new EventPointer("a.json", 0, 1))], []);
        using var client = gateway.Caller();
        using var stranger = gateway.Caller("viewer", Given.OtherAccount);

        var ids = await client.GetFromJsonAsync<string[]>("/api/v1/alerts/a/events", Cancellation);
        using var hidden = await stranger.GetAsync("/api/v1/alerts/a/events", Cancellation);

        Assert.Equal("e1", Assert.Single(ids!));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }
}
