using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Gateway.Tests.Hosting;

namespace OrleansSec.Gateway.Tests.Live;

public sealed class AlertHubTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Streams_what_was_missed_then_what_comes()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("seen"));
        gateway.Alerts.Put(Given.Alert("missed"));
        await using var hub = await Connect(gateway, gateway.Stores.AddKey("viewer"));
        await using var frames = hub.StreamAsync<AlertFrame>("Watch", new AlertFilter(), 1L, Cancellation).GetAsyncEnumerator(Cancellation);

        await frames.MoveNextAsync();
        var missed = frames.Current;
        gateway.Alerts.Put(Given.Alert("new"));
        await gateway.Cluster.Grow(3);
        await frames.MoveNextAsync();
        var live = frames.Current;

        Assert.Equal((1, 2, "missed"), (missed.From, missed.To, Assert.Single(missed.Alerts).Id));
        Assert.Equal((2, 3, "new"), (live.From, live.To, Assert.Single(live.Alerts).Id));
    }

    [Fact]
    public async Task Begins_at_the_end_when_asked_so()
    {
        await using var gateway = await TestGateway.Start();
        gateway.Alerts.Put(Given.Alert("old"));
        await using var hub = await Connect(gateway, gateway.Stores.AddKey("viewer"));

        var first = await hub.StreamAsync<AlertFrame>("Watch", null, -1L, Cancellation).FirstAsync(Cancellation);

        Assert.Equal((1, 1, 0), (first.From, first.To, first.Alerts.Count));
    }

    [Fact]
    public async Task Passes_over_what_does_not_match_without_a_gap()
    {
        await using var gateway = await TestGateway.Start();
        await using var hub = await Connect(gateway, gateway.Stores.AddKey("viewer", Given.Account));
        var filter = new AlertFilter(Accounts: [Given.Account, Given.OtherAccount], MinSeverity: Severity.High);
        await using var frames = hub.StreamAsync<AlertFrame>("Watch", filter, 0L, Cancellation).GetAsyncEnumerator(Cancellation);
        await frames.MoveNextAsync();

        gateway.Alerts.Put(Given.Alert("of-another", Given.OtherAccount));
        await gateway.Cluster.Grow(1);
        gateway.Alerts.Put(Given.Alert("too-low") with { Severity = Severity.Low });
        await gateway.Cluster.Grow(2);
        gateway.Alerts.Put(Given.Alert("match"));
        await gateway.Cluster.Grow(3);
        await frames.MoveNextAsync();

        Assert.Equal((0, 3, "match"), (frames.Current.From, frames.Current.To, Assert.Single(frames.Current.Alerts).Id));
    }

    [Theory]
    [InlineData("login", 0, "technique")]
    [InlineData(null, 7, "Read the alerts again")]
    public async Task Says_why_it_does_not_stream(string? technique, long after, string expected)
    {
        await using var gateway = await TestGateway.Start();
        await using var hub = await Connect(gateway, gateway.Stores.AddKey("viewer"));

        var refusal = await Assert.ThrowsAsync<HubException>(async () => await hub
            .StreamAsync<AlertFrame>("Watch", new AlertFilter(Technique: technique), after, Cancellation)
            .FirstAsync(Cancellation));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loses_and_repeats_nothing_across_reconnects()
    {
        await using var gateway = await TestGateway.Start();
        var key = gateway.Stores.AddKey("viewer");
        var writing = Write(gateway, changes: 2_000, alerts: 150);
        var known = new Dictionary<string, Alert>(StringComparer.Ordinal);
        var changes = new List<long>();
        var position = 0L;

        // Each connection is dropped after a few frames, until all is known.
        for (var round = 0; position < 2_000; round++)
        {
            await using var hub = await Connect(gateway, key);
            var left = (round * 7 % 5) + 1;
            await foreach (var frame in hub.StreamAsync<AlertFrame>("Watch", new AlertFilter(), position, Cancellation))
            {
                Assert.Equal(position, frame.From);
                Assert.All(frame.Alerts, a => Assert.InRange(a.Sequence, frame.From + 1, frame.To));
                changes.AddRange(frame.Alerts.Select(a => a.Sequence));
                position = frame.To;
                foreach (var alert in frame.Alerts)
                {
                    known[alert.Id] = alert;
                }

                if (--left == 0 || position == 2_000)
                {
                    break;
                }
            }
        }

        await writing;
        var page = await gateway.Alerts.Query(new AlertFilter(), null, 500, Cancellation);
        Assert.Equal(page.Alerts.ToDictionary(a => a.Id, a => a.Sequence), known.ToDictionary(a => a.Key, a => a.Value.Sequence));
        Assert.Equal(changes.Order().Distinct(), changes);
    }

    private static async Task Write(TestGateway gateway, int changes, int alerts)
    {
        for (var change = 0; change < changes; change++)
        {
            await Task.Yield();
            var stored = gateway.Alerts.Put(Given.Alert(string.Create(CultureInfo.InvariantCulture, $"alert-{change * 31 % alerts}")));

            // Some hints are lost, and the last one always is.
            if (change % 3 == 0 && change < changes - 1)
            {
                await gateway.Cluster.Grow(stored.Sequence);
            }
        }
    }

    private static async Task<HubConnection> Connect(TestGateway gateway, string key)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(gateway.Address, "/hubs/alerts"), connection => connection.Headers.Add("X-Api-Key", key))
            .AddJsonProtocol(json => GatewayJson.Apply(json.PayloadSerializerOptions))
            .Build();
        await hub.StartAsync(Cancellation);
        return hub;
    }
}
