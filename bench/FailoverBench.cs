using System.Globalization;
using OrleansSec.System.Tests.Cluster;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.Bench;

/// <summary>From the SIGKILL of one of three silos until every entity that the cluster knows answers at the gateway again.</summary>
internal static class FailoverBench
{
    private const int Events = 30_000;

    private static readonly TimeSpan _accepted = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    // All entities are asked at once, again and again.
    private static readonly Dictionary<string, string> _unlimited = new()
    {
        ["Gateway__RequestsPerSecond"] = "1000000",
        ["Gateway__RequestBurst"] = "1000000",
    };

    // For the killed one to have joined again, and for its share of the directory to have come back to it.
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(15);

    /// <summary>Runs it, and writes <c>bench/results/failover.md</c>; answers 0 if no round took longer than is accepted.</summary>
    public static async Task<int> Run(int rounds, CancellationToken cancellation)
    {
        using var folder = new Folder();
        await using var postgres = new PostgresServer();
        AccountLogs[] logs = [AccountLogs.Write(folder, "111122223333", 1, Events, days: 1), AccountLogs.None, AccountLogs.None];
        await using var cluster = await S3Cluster.Start(folder, await postgres.CreateDatabase(), logs, _unlimited);
        await cluster.Deliver();
        await cluster.Until(s => s.GetProperty("events").GetInt64() >= logs[0].Events, _patience);
        var entities = await RollCall.Of(cluster.Gateway);
        var (times, all) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
        {
            all.Add(await entities.Answered(_patience));
            var silo = round % cluster.Silos.Count;
            await cluster.Silos[silo].Kill();
            times.Add(await entities.Answered(_patience));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Silo {silo} killed: all answer after {times[^1].TotalSeconds:F2} s."));
            await cluster.Revive(silo);
            await Task.Delay(_rest, TimeProvider.System, cancellation);
        }

        await Write(entities.Entities.Count, rounds, times, all, cancellation);
        return times.Max() <= _accepted ? 0 : 1;
    }

    private static async Task Write(int entities, int rounds, List<TimeSpan> times, List<TimeSpan> all, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Failover: at most {times.Max().TotalSeconds:F2} s

            Command: `dotnet run --project bench -c Release -- failover --rounds {rounds}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load} at the end, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            Three silos, a gateway and PostgreSQL, all on this machine; {entities} entities. One silo is killed (SIGKILL); all entities are
            asked at the gateway, and whoever has not answered within a second again, until all have answered. The silo is started
            again only then. Accepted: {_accepted.TotalSeconds:F0} s.

            | round | until all answer, s | to ask all before the kill, s |
            | --- | --- | --- |
            {string.Join('\n', times.Zip(all, (after, before) => (after, before)).Select((t, round) => string.Create(CultureInfo.InvariantCulture, $"| {round + 1} | {t.after.TotalSeconds:F2} | {t.before.TotalSeconds:F2} |")))}

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "failover.md"), report, cancellation);
    }
}
