using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>Three silos and a gateway, as processes, on PostgreSQL, S3 and SQS.</summary>
public sealed class ClusterTests(PostgresServer server)
{
    // A budget that is never met keeps each day's threshold at its floor: what sets it otherwise is which worker comes
    // first to a day (docs/adr/0015).
    private static readonly Dictionary<string, string> _settings = new() { ["Budget__AlertsPerDay"] = "1000" };

    // Small epochs, so that a kill meets every phase of the protocol.
    private static readonly Dictionary<string, string> _smallEpochs = new(_settings)
    {
        ["Ingest__EpochEvents"] = "2000",
        ["Ingest__EpochAge"] = "00:00:01",
    };

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Silos_killed_and_frozen_at_work_end_with_the_alerts_of_one_server_that_was_not()
    {
        using var folder = new Folder();
        AccountLogs[] logs =
        [
            AccountLogs.Write(folder, "111122223333", 1, 34_000, days: 1),
            AccountLogs.Write(folder, "222233334444", 2, 34_000, days: 1),
            AccountLogs.Write(folder, "333344445555", 3, 34_000, days: 1),
        ];
        var total = logs.Sum(l => l.Events);
        var expected = await Oracle.Of(folder, logs, _settings, _patience);
        await using var cluster = await S3Cluster.Start(folder, await server.CreateDatabase(), logs, _smallEpochs);

        var delivered = cluster.Deliver();
        await cluster.Until(s => Events(s) >= total / 10, _patience);
        await cluster.Silos[1].Signal("STOP");
        await cluster.Until(s => Queues(s) == 2, _patience);
        await cluster.Silos[1].Thaw();
        await cluster.Revive(1);
        for (var kill = 0; kill < 3; kill++)
        {
            await cluster.Until(s => Events(s) >= total * (kill + 3) / 8, _patience);
            await cluster.Kill(kill);
        }

        await delivered;
        var end = await cluster.Until(s => Events(s) >= total && s.GetProperty("healthy").GetBoolean(), _patience);
        var found = await cluster.Gateway.Alerts();
        var (batches, deliveries) = (logs.Sum(l => l.Objects.Count), logs.Sum(l => l.Deliveries.Count));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{total} events in {batches} batches, {deliveries - batches} delivered twice; 3 silos killed, 1 frozen; {expected.Count} alerts expected, {found.Count} found");
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys, found.Keys);
        Assert.All(found, alert => Assert.Equal(expected[alert.Key].GetProperty("count").GetInt64(), alert.Value.GetProperty("count").GetInt64()));
        Assert.Equal((batches, total, 0), (end.GetProperty("batches").GetInt64(), Events(end), end.GetProperty("quarantined").GetInt64()));
        Assert.Equal(0, await cluster.Silos[0].Stop());
    }

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();

    private static int Queues(JsonElement system) => system.GetProperty("sources").EnumerateArray().Count(s => s.GetProperty("kind").GetString() == "s3");
}
