using System.Globalization;
using System.Text.Json;
using OrleansSec.Silo.Demo;
using OrleansSec.System.Tests.Cluster;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.Bench.Chaos;

/// <summary>
/// What happens to the cluster: a random silo is killed at every turn, PostgreSQL is restarted after a third of the events
/// with a silo killed meanwhile, and after two thirds AWS forgets everything and delivers all of it again.
/// </summary>
internal sealed class ChaosMonkey(S3Cluster cluster, PostgresServer postgres, ChaosTally tally, Dice dice, Action<string> say)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    /// <summary>Delivers all logs and does its work until all events are acknowledged and all queues empty.</summary>
    public async Task Run(TimeSpan killEvery, CancellationToken cancellation)
    {
        var delivered = cluster.Deliver();
        using var timer = new PeriodicTimer(killEvery);
        await See();
        while (tally.EventsFound < tally.Events || !delivered.IsCompleted)
        {
            await timer.WaitForNextTickAsync(cancellation);
            await Revive();
            if (tally.DatabaseRestarts == 0 && tally.EventsFound >= tally.Events / 3)
            {
                await RestartDatabase();
            }
            else if (tally.AwsRestarts == 0 && tally.EventsFound >= tally.Events * 2 / 3)
            {
                tally.AwsRestarts++;
                await delivered;
                say("AWS is restarted, and delivers everything again.");
                await cluster.RestartAws();
                delivered = cluster.Deliver();
            }
            else
            {
                await Kill(dice.Below(cluster.Silos.Count));
            }

            await See();
        }

        await delivered;
        await Revive();
        await cluster.IsDrained(_patience);
        await See(s => s.GetProperty("healthy").GetBoolean());
    }

    private async Task Kill(int silo)
    {
        say(string.Create(CultureInfo.InvariantCulture, $"Silo {silo} is killed."));
        tally.Kills++;
        await cluster.Kill(silo);
    }

    private async Task RestartDatabase()
    {
        var silo = dice.Below(cluster.Silos.Count);
        say(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL is restarted, and silo {silo} killed meanwhile."));
        tally.Kills++;
        tally.DatabaseRestarts++;
        await postgres.Stop();
        await cluster.Silos[silo].Kill();
        await postgres.Start();
        await cluster.Revive(silo);
    }

    // As a supervisor does.
    private async Task Revive()
    {
        for (var silo = 0; silo < cluster.Silos.Count; silo++)
        {
            if (cluster.Silos[silo].HasEnded)
            {
                say(string.Create(CultureInfo.InvariantCulture, $"Silo {silo} has ended by itself, and is started again."));
                tally.Ended++;
                await cluster.Revive(silo);
            }
        }
    }

    private async Task See(Func<JsonElement, bool>? pleases = null)
    {
        var system = await cluster.Until(pleases ?? (_ => true), _patience);
        tally.EventsFound = system.GetProperty("events").GetInt64();
        tally.BatchesFound = system.GetProperty("batches").GetInt64();
        tally.Quarantined = system.GetProperty("quarantined").GetInt64();
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"{tally.EventsFound} of {tally.Events} events, {tally.BatchesFound} of {tally.Batches} batches, {system.GetProperty("alerts")} alerts, {tally.Kills} kills, {tally.Elapsed:mm\\:ss}"));
    }
}
