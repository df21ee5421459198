using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class BudgetApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_budget_threshold_and_expected_rate()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();

        var budget = await client.GetFromJsonAsync<JsonObject>("/api/v1/budget", Cancellation);

        Assert.Equal((20, 13.5, 18.25, "2026-11-24"), ((int)budget!["perDay"]!, (double)budget["threshold"]!, (double)budget["expected"]!, (string)budget["day"]!));
        Assert.Equal("""{"day":"2026-11-24","threshold":13.5,"alerts":3,"hidden":1}""", budget["days"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("admin", "5", HttpStatusCode.OK)]
    [InlineData("admin", "0", HttpStatusCode.BadRequest)]
    [InlineData("admin", "100001", HttpStatusCode.BadRequest)]
    [InlineData("admin", "null", HttpStatusCode.BadRequest)]
    [InlineData("admin", "\"many\"", HttpStatusCode.BadRequest)]
    [InlineData("analyst", "5", HttpStatusCode.Forbidden)]
    public async Task Lets_administrators_set_a_budget_that_makes_sense(string role, string perDay, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller(role);
        using var content = new StringContent($$"""{ "perDay": {{perDay}} }""", System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PutAsync("/api/v1/budget", content, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 5 : 20, gateway.Verdicts.PerDay);
    }

    [Fact]
    public async Task Refuses_administrators_of_some_accounts()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller("admin", Given.Account);
        using var content = new StringContent("""{ "perDay": 5 }""", System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PutAsync("/api/v1/budget", content, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
