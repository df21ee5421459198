using System.Globalization;

namespace OrleansSec.Bench.Chaos;

/// <summary>The result as a page.</summary>
internal static class ChaosReport
{
    /// <summary>Prints it, and writes <c>bench/results/chaos.md</c>.</summary>
    public static async Task Write(ChaosTally tally, int events, TimeSpan killEvery, CancellationToken cancellation)
    {
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Chaos: {(tally.IsRight ? "nothing lost, nothing doubled" : "A DIFFERENCE")}

            Command: `dotnet run --project bench -c Release -- chaos --events {events} --kill-every {killEvery.TotalSeconds:F0}`
            Machine: {Environment.ProcessorCount} cores ({Machine.Processor}), load {Machine.Load} at the end, commit {Machine.Commit}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
            Three silos, each with the queue of one account's logs, a gateway, PostgreSQL, and moto for S3 and SQS, all on this machine.
            A tenth of the log objects comes up to two hours late, a twentieth twice. A random silo is killed (SIGKILL) and started
            again about every {killEvery.TotalSeconds:F0} s. After a third of the events PostgreSQL is restarted, with a silo killed meanwhile; after two thirds
            moto is: it forgets all objects and messages, and everything is delivered again from the beginning. Expected is what one
            server on SQLite, which nothing happens to, finds in the same logs, each account's in the same order.

            | | expected | found |
            | --- | --- | --- |
            | events | {tally.Events} | {tally.EventsFound} |
            | batches | {tally.Batches} | {tally.BatchesFound} |
            | batches put aside | 0 | {tally.Quarantined} |
            | alerts | {tally.AlertsExpected} | {tally.AlertsFound} |
            | alerts missing | 0 | {tally.Missing.Count} |
            | alerts that should not be | 0 | {tally.Extra.Count} |
            | alerts with another count of events | 0 | {tally.OtherCounts.Count} |

            Batches delivered twice: {tally.Repeats}, and all of them once more after a restart of moto. Kills: {tally.Kills}. Restarts of PostgreSQL:
            {tally.DatabaseRestarts}, of moto: {tally.AwsRestarts}. Silos that ended by themselves and were started again: {tally.Ended}. Duration: {tally.Elapsed:hh\:mm\:ss}.

            """);
        await Console.Out.WriteLineAsync(report);
        await File.WriteAllTextAsync(Path.Combine(Machine.Repository, "bench", "results", "chaos.md"), report, cancellation);
    }
}
