using System.Globalization;
using System.Text.Json;
using OrleansSec.Silo.Demo;
using OrleansSec.System.Tests.Cluster;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.Bench.Chaos;

/// <summary>
/// A cluster on PostgreSQL, S3 and SQS that is killed again and again at its work, and whose database and AWS are
/// restarted: it must end with the alerts of one server that nothing happened to.
/// </summary>
internal static class ChaosBench
{
    private const int EventsPerDay = 170_000;

    private static readonly string[] _accounts = ["111122223333", "222233334444", "333344445555"];
    private static readonly TimeSpan _patience = TimeSpan.FromHours(1);

    // A budget that is never met keeps each day's threshold at its floor: what sets it otherwise is which worker comes
    // first to a day (docs/adr/0015).
    private static readonly Dictionary<string, string> _settings = new() { ["Budget__AlertsPerDay"] = "1000" };

    /// <summary>Runs it, and writes <c>bench/results/chaos.md</c>; answers 0 if nothing was lost and nothing doubled.</summary>
    public static async Task<int> Run(int events, TimeSpan killEvery, int seed, CancellationToken cancellation)
    {
        using var folder = new Folder();
        var days = Math.Max(1, events / EventsPerDay);
        AccountLogs[] logs = [.. _accounts.Select((account, i) => AccountLogs.Write(folder, account, seed + i, events / _accounts.Length, days))];
        var total = logs.Sum(l => l.Events);
        Say($"{total} events of {days} days in {logs.Sum(l => l.Objects.Count)} objects. One server reads them first.");
        var expected = await Oracle.Of(folder, logs, _settings, _patience);

        Say($"It finds {expected.Count} alerts. Now three silos, a gateway, PostgreSQL, S3 and SQS.");
        await using var postgres = new PostgresServer();
        await using var cluster = await S3Cluster.Start(folder, await postgres.CreateDatabase(), logs, _settings);
        var tally = new ChaosTally
        {
            Events = total,
            Batches = logs.Sum(l => l.Objects.Count),
            Repeats = logs.Sum(l => l.Deliveries.Count - l.Objects.Count),
            AlertsExpected = expected.Count,
        };
        await new ChaosMonkey(cluster, postgres, tally, new Dice((ulong)seed), Say).Run(killEvery, cancellation);

        Compare(expected, await cluster.Gateway.Alerts(), tally);
        await ChaosReport.Write(tally, events, killEvery, cancellation);
        return tally.IsRight ? 0 : 1;
    }

    private static void Compare(SortedDictionary<string, JsonElement> expected, SortedDictionary<string, JsonElement> found, ChaosTally tally)
    {
        tally.AlertsFound = found.Count;
        tally.Missing = [.. expected.Keys.Except(found.Keys, StringComparer.Ordinal)];
        tally.Extra = [.. found.Keys.Except(expected.Keys, StringComparer.Ordinal)];
        tally.OtherCounts = [.. expected.Keys.Where(id => found.TryGetValue(id, out var alert) && Count(alert) != Count(expected[id]))];
        foreach (var id in tally.Missing.Concat(tally.Extra).Concat(tally.OtherCounts).Take(20))
        {
            Say($"Differs: {(expected.TryGetValue(id, out var e) ? e : "none")}");
            Say($"     is: {(found.TryGetValue(id, out var f) ? f : "none")}");
        }
    }

    private static long Count(JsonElement alert) => alert.GetProperty("count").GetInt64();

    private static void Say(string text) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {text}"));
}
