using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Access;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/alerts")]
    [InlineData("/api/v1/alerts?limit=many")]
    [InlineData("/api/v1/system")]
    [InlineData("/sign-in?token=x")]
    public async Task Come_with_every_answer(string path)
    {
        await using var gateway = await TestGateway.Start();
        gateway.Stores.StatusFailure = new InvalidOperationException("secret detail");
        using var client = gateway.Caller();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
