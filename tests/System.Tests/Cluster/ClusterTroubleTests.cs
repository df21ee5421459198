using System.Net;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>Two silos and a gateway that lose their database, or one of which is asked to end at its work.</summary>
public sealed class ClusterTroubleTests(PostgresServer server)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    // A silo is found dead in about three seconds. Long for a slow machine, and shorter than any lease of 30 s.
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, string> _smallEpochs = new()
    {
        ["Budget__AlertsPerDay"] = "1000",
        ["Ingest__EpochEvents"] = "500",
        ["Ingest__EpochAge"] = "00:00:00.500",
    };

    [Fact]
    public async Task Without_its_database_a_cluster_acknowledges_nothing_says_so_and_goes_on_by_itself()
    {
        await using var fragile = new PostgresServer();
        using var folder = new Folder();
        AccountLogs[] logs = [AccountLogs.Write(folder, "111122223333", 1, 9000, days: 1), AccountLogs.Write(folder, "222233334444", 2, 9000, days: 1)];
        var expected = await Replayed.From(logs.Select(l => l.Folder));
        await using var cluster = await S3Cluster.Start(folder, await fragile.CreateDatabase(), logs, _smallEpochs);
        await cluster.Deliver(0, 0.5);
        await cluster.Until(s => Number(s, "events") >= expected.Events / 5, _patience);

        await fragile.Stop();
        await cluster.Deliver(0.5, 1);
        var troubled = await cluster.Until(s => !s.GetProperty("healthy").GetBoolean(), _patience);
        using var health = await cluster.Gateway.Http.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);
        var messages = await MessagesEachSecond(cluster, 60);
        await fragile.Start();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("cannot be reached", troubled.GetProperty("problem").GetString(), StringComparison.Ordinal);

        // What was acknowledged just before may still be deleted in the first seconds.
        Assert.NotEqual(0, messages[^1]);
        Assert.All(messages.Skip(3), count => Assert.Equal(messages[^1], count));
        var end = await cluster.Until(s => s.GetProperty("healthy").GetBoolean() && Number(s, "events") >= expected.Events, _patience);
        await cluster.IsDrained(_patience);
        Assert.Equal((expected.Events, logs.Sum(l => l.Objects.Count)), (Number(end, "events"), Number(end, "batches")));
        Assert.Equal(expected.Alerts.Keys, (await cluster.Gateway.Alerts()).Keys);
    }

    [Fact]
    public async Task All_entities_answer_again_soon_after_a_silo_was_killed_for_good()
    {
        using var folder = new Folder();
        AccountLogs[] logs = [AccountLogs.Write(folder, "111122223333", 1, 5_000, days: 1), AccountLogs.None, AccountLogs.None];
        var settings = new Dictionary<string, string>(_smallEpochs) { ["Gateway__RequestsPerSecond"] = "1000000", ["Gateway__RequestBurst"] = "1000000" };
        await using var cluster = await S3Cluster.Start(folder, await server.CreateDatabase(), logs, settings);
        await cluster.Deliver();
        await cluster.Until(s => Number(s, "events") >= logs[0].Events, _patience);
        var entities = await RollCall.Of(cluster.Gateway);
        Assert.True(entities.Entities.Count > 30);
        await entities.Answered(_patience);

        await cluster.Silos[0].Kill();

        await entities.Answered(_soon);
        Assert.True(cluster.Silos[0].HasEnded);
    }

    [Fact]
    public async Task A_silo_that_is_asked_to_end_at_work_gives_back_what_is_open_and_nothing_else()
    {
        using var folder = new Folder();
        var logs = AccountLogs.Write(folder, "111122223333", 1, 15_000, days: 1);
        logs = logs with { Deliveries = logs.Objects };
        await using var cluster = await S3Cluster.Start(folder, await server.CreateDatabase(), [logs, AccountLogs.None], _smallEpochs);
        var delivered = cluster.Deliver();
        await cluster.Until(s => Number(s, "events") >= logs.Events / 5, _patience);

        using var supervisor = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await cluster.Silos[0].Stop().WaitAsync(supervisor.Token));

        await delivered;
        var stopped = await cluster.Until(_ => true, _patience);
        Assert.NotEqual(logs.Events, Number(stopped, "events"));
        Assert.Equal((logs.Objects.Count - Number(stopped, "batches"), 0), (await cluster.Messages(), await cluster.Hidden()));
        await cluster.Revive(0);
        var end = await cluster.Until(s => Number(s, "events") >= logs.Events, _patience);
        await cluster.IsDrained(_patience);
        Assert.Equal((logs.Events, logs.Objects.Count), (Number(end, "events"), Number(end, "batches")));
    }

    private static async Task<List<int>> MessagesEachSecond(S3Cluster cluster, int seconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var counts = new List<int>();
        while (counts.Count < seconds && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            counts.Add(await cluster.Messages());
        }

        return counts;
    }

    private static long Number(JsonElement system, string name) => system.GetProperty(name).GetInt64();
}
