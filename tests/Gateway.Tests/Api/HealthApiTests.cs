using System.Net;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Api;

public sealed class HealthApiTests
{
    [Fact]
    public async Task Tells_anybody_a_word_and_no_detail()
    {
        await using var gateway = await TestGateway.Start();
        using var stranger = gateway.Stranger();
        gateway.Alerts.HeadFailure = new IOException("disk /dev/secret is gone");

        using var live = await stranger.GetAsync("/healthz/live", TestContext.Current.CancellationToken);
        using var ready = await stranger.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Is_ready_when_the_log_can_be_read()
    {
        await using var gateway = await TestGateway.Start();
        using var stranger = gateway.Stranger();

        using var ready = await stranger.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
