using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>Three silos and a gateway, as processes, on PostgreSQL.</summary>
public sealed class ClusterTests(PostgresServer server)
{
    // A budget that is never met keeps each day's threshold at its floor: what sets it otherwise is which worker comes
    // first to a day (docs/adr/0015). Small epochs, so that a kill meets every phase of the protocol.
    private static readonly Dictionary<string, string> _settings = new()
    {
        ["Budget__AlertsPerDay"] = "1000",
        ["Ingest__EpochEvents"] = "2000",
        ["Ingest__EpochAge"] = "00:00:01",
    };

    [Fact]
    public async Task Silos_killed_and_frozen_at_work_end_with_the_alerts_of_one_server_that_was_not()
    {
        using var folder = new Folder();
        var total = 0L;
        foreach (var (name, account, seed) in new[] { ("a", "111122223333", 1), ("b", "222233334444", 2), ("c", "333344445555", 3) })
        {
            total += await AccountCorpus.Write(folder, name, account, seed);
        }

        var expected = await Alone(folder, total);
        var settings = new Dictionary<string, string>(_settings) { ["Storage__Postgres"] = await server.CreateDatabase() };
        await using var a = new SiloProcess(folder["data-a"], folder["a"], settings);
        await using var b = new SiloProcess(folder["data-b"], folder["b"], settings);
        await using var c = new SiloProcess(folder["data-c"], folder["c"], settings);
        SiloProcess[] silos = [a, b, c];
        await Task.WhenAll(silos.Select(s => s.Start()));
        await using var gateway = await ServeProcess.Start(folder["data-g"], ["--roles", "gateway"], settings);

        for (var kill = 0; kill < silos.Length; kill++)
        {
            await gateway.Until("/api/v1/system", s => Events(s) >= total * (kill + 1) / (silos.Length + 3));
            await silos[kill].Kill();
            await silos[kill].Start();
        }

        await gateway.Until("/api/v1/system", s => Events(s) >= total * 4 / 5);
        await b.Signal("STOP");
        await gateway.Until("/api/v1/system", s => s.GetProperty("sources").GetArrayLength() == 4);
        await b.Thaw();
        await b.Start();

        await gateway.Until("/api/v1/system", s => Events(s) == total && s.GetProperty("healthy").GetBoolean());
        var found = await gateway.Alerts();
        TestContext.Current.TestOutputHelper?.WriteLine($"{total} events, {expected.Count} alerts expected, {found.Count} found, {silos.Length} silos killed, one frozen");
        Assert.Equal(expected.Keys, found.Keys);
        Assert.All(found, alert => Assert.Equal(expected[alert.Key].GetProperty("count").GetInt64(), alert.Value.GetProperty("count").GetInt64()));
        Assert.Equal(0, await silos[0].Stop());
    }

    private static async Task<SortedDictionary<string, JsonElement>> Alone(Folder folder, long events)
    {
        await using var serve = await ServeProcess.Start(
            folder["data-alone"], ["--watch", folder["a"], "--watch", folder["b"], "--watch", folder["c"]], _settings);
        await serve.Until("/api/v1/system", s => Events(s) == events);
        var alerts = await serve.Alerts();
        Assert.NotEmpty(alerts);
        return alerts;
    }

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();
}
