using System.Globalization;
using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

/// <summary>One server on PostgreSQL.</summary>
public sealed class PostgresServeTests(PostgresServer server)
{
    [Fact]
    public async Task A_server_on_PostgreSQL_killed_twice_ends_with_the_alerts_of_a_replay()
    {
        using var folder = new Folder();
        await Cli.Run("demo", "generate", "--out", folder["logs"], "--days", "2", "--seed", "11");
        var expected = await Replayed.From(folder["logs"]);
        var environment = Small(await server.CreateDatabase());
        for (var part = 3; part > 1; part--)
        {
            await using var killed = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]], environment);
            await killed.Until("/api/v1/system", s => Events(s) >= expected.Events / part);
            await killed.Kill();
        }

        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["logs"]], environment);
        await serve.Until("/api/v1/system", s => Events(s) == expected.Events);

        Assert.Equal(expected.Alerts.Keys, (await serve.Alerts()).Keys);
        var found = await serve.Get("/api/v1/events?service=iam&limit=5");
        Assert.NotEmpty(found.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task Without_its_database_a_server_acknowledges_nothing_says_so_and_recovers_by_itself()
    {
        await using var fragile = new PostgresServer();
        using var folder = new Folder();
        await Cli.Run("demo", "generate", "--out", folder["logs"], "--days", "2");
        var expected = await Replayed.From(folder["logs"]);
        var environment = Small(await fragile.CreateDatabase());
        await using var serve = await ServeProcess.Start(folder["data"], ["--watch", folder["waiting"]], environment);
        await serve.Get("/api/v1/system");

        await fragile.Stop();
        Directory.Move(folder["logs"], folder["waiting"]);
        using var health = await serve.Http.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);
        Assert.False(health.IsSuccessStatusCode);
        var troubled = await serve.Until("/api/v1/system", s => !s.GetProperty("healthy").GetBoolean());
        Assert.Contains("cannot be reached", troubled.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Events(troubled));
        await fragile.Start();

        await serve.Until("/api/v1/system", s => s.GetProperty("healthy").GetBoolean() && Events(s) == expected.Events);
        Assert.Equal(expected.Alerts.Keys, (await serve.Alerts()).Keys);
    }

    [Theory]
    [InlineData("--storage", "postgres", "needs a connection string")]
    [InlineData("--postgres", "Host=127.0.0.1;Port=1;Database=x;Password=s3cret;Timeout=1", "cannot be reached")]
    [InlineData("--postgres", "nonsense=s3cret", "cannot be understood")]
    [InlineData("--postgres", "Host=127.0.0.1;Password=s3cret", "must name Host and Database")]
    [InlineData("--roles", "silo", "need PostgreSQL")]
    [InlineData("--advertise", "nowhere", "is an IP address")]
    [InlineData("--silo-port", "70000", "SiloPort")]
    [InlineData("--grain-state", "mongodb", "needs a URL")]
    [InlineData("--settings", "missing.json", "missing.json")]
    public async Task Says_what_is_wrong_with_its_settings(string option, string value, string said)
    {
        using var folder = new Folder();

        var ended = await Cli.Run("serve", "--data", folder["data"], "--url", "http://127.0.0.1:0", option, value);

        Assert.Equal(1, ended.Code);
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("s3cret", ended.Errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Small(string connection) => new()
    {
        ["Cluster__SiloPort"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
        ["Cluster__GatewayPort"] = Ports.Free().ToString(CultureInfo.InvariantCulture),
        ["Storage__Postgres"] = connection,
        ["Ingest__EpochEvents"] = "500",
        ["Ingest__EpochAge"] = "00:00:00.200",
    };

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();
}
