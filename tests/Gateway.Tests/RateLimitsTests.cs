using System.Net;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests;

public sealed class RateLimitsTests
{
    [Fact]
    public async Task Tell_a_client_that_asks_too_much_when_to_come_back()
    {
        await using var gateway = await TestGateway.Start(
            settings: [(nameof(GatewayOptions.RequestBurst), "2"), (nameof(GatewayOptions.RequestsPerSecond), "1")]);
        using var client = gateway.Stranger();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/api/v1/me", TestContext.Current.CancellationToken)));

        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Slow_down_who_guesses_sign_in_links()
    {
        await using var gateway = await TestGateway.Start();
        using var client = gateway.Stranger();

        var answers = await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => client.GetAsync("/sign-in?token=x", TestContext.Current.CancellationToken)));

        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.Gone));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Leave_the_console_alone()
    {
        await using var gateway = await TestGateway.Start(
            settings: [(nameof(GatewayOptions.RequestBurst), "1"), (nameof(GatewayOptions.RequestsPerSecond), "1")]);
        using var client = gateway.Stranger();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/", TestContext.Current.CancellationToken)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }
}
