using System.Text.Json;
using OrleansSec.System.Tests.Processes;
using Xunit;

namespace OrleansSec.System.Tests;

public sealed class CrashTests
{
    private const int Kills = 10;

    [Fact]
    public async Task A_server_killed_at_random_moments_ends_with_the_alerts_of_an_uninterrupted_run()
    {
        using var folder = new Folder();
        await Cli.Run("demo", "generate", "--out", folder["logs"], "--seed", "7");
        var expected = await Replayed.From(folder["logs"]);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");

        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var serve = await Start(folder);
            await serve.Until("/api/v1/system", s => Events(s) >= expected.Events * kill / (Kills + 2));
            await Pause(random.Next(200));
            await serve.Kill();
        }

        await using var last = await Start(folder);
        await last.Until("/api/v1/system", s => Events(s) == expected.Events);
        var found = await last.Alerts();
        Assert.Equal(expected.Alerts.Keys, found.Keys);
        Assert.All(found, a => Assert.Equal(Told(expected.Alerts[a.Key]), Told(a.Value)));
    }

    [Fact]
    public async Task A_server_asked_to_stop_ends_in_peace_and_goes_on_where_it_was()
    {
        using var folder = new Folder();
        await Cli.Run("demo", "generate", "--out", folder["logs"], "--days", "2");
        var expected = await Replayed.From(folder["logs"]);

        int code;
        await using (var serve = await Start(folder))
        {
            await serve.Until("/api/v1/system", s => Events(s) > 0);
            code = await serve.Stop();
        }

        Assert.Equal(0, code);
        await using var again = await Start(folder);
        await again.Until("/api/v1/system", s => Events(s) == expected.Events);
        Assert.Equal(expected.Alerts.Keys, (await again.Alerts()).Keys);
    }

    // Small epochs, so that a kill meets every phase of the protocol many times over.
    private static Task<ServeProcess> Start(Folder folder) => ServeProcess.Start(
        folder["data"],
        ["--watch", folder["logs"]],
        new Dictionary<string, string> { ["Ingest__EpochEvents"] = "200", ["Ingest__EpochAge"] = "00:00:00.100" });

    private static long Events(JsonElement system) => system.GetProperty("events").GetInt64();

    private static (string?, string?, long, double) Told(JsonElement alert) => (
        alert.GetProperty("title").GetString(),
        alert.GetProperty("time").GetString(),
        alert.GetProperty("count").GetInt64(),
        alert.GetProperty("score").GetDouble());

    // The moment of a kill must not depend on what the server does.
    private static async Task Pause(int milliseconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds + 1));
        await timer.WaitForNextTickAsync();
    }
}
