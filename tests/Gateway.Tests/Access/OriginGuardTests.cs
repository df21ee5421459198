using System.Net;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Access;

public sealed class OriginGuardTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("rebound.example.com", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.example.com", HttpStatusCode.BadRequest)]
    public async Task Answers_on_loopback_only_to_names_of_this_machine(string host, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Caller();
        client.DefaultRequestHeaders.Host = host;

        using var answer = await client.GetAsync("/api/v1/me", Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_to_the_names_it_was_given()
    {
        await using var gateway = await TestGateway.Start(settings: (nameof(GatewayOptions.Hosts) + ":0", "sec.example.com"));
        using var client = gateway.Caller();
        client.DefaultRequestHeaders.Host = "sec.example.com";

        using var answer = await client.GetAsync("/api/v1/me", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:3000", HttpStatusCode.OK)]
    [InlineData("http://localhost:3001", HttpStatusCode.Forbidden)]
    [InlineData("https://example.com", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Refuses_pages_of_other_origins_even_in_a_demonstration(string origin, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.Start(settings: (nameof(GatewayOptions.Demo), "true"));
        using var page = gateway.Stranger();
        page.DefaultRequestHeaders.Host = "localhost:3000";
        page.DefaultRequestHeaders.Add("Origin", origin);

        using var answer = await page.GetAsync("/api/v1/me", Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }
}
