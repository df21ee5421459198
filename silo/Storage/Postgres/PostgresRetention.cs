using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sql.Index;
using OrleansSec.Silo.Storage.Sql.Index.Blocks;

namespace OrleansSec.Silo.Storage.Postgres;

/// <summary>
/// Makes the partitions of the days to come and drops those that are older than the retention. Every silo does so; what
/// another has done already costs nothing.
/// </summary>
internal sealed partial class PostgresRetention(
    PostgresDatabase database,
    IOptions<EventIndexOptions> index,
    IOptions<AlertRetentionOptions> alerts,
    TimeProvider clock,
    ILogger<PostgresRetention> logger) : BackgroundService
{
    private const int DaysAhead = 7;
    private const int Rows = 2000;

    private static readonly Partitions[] _ofAlerts = [new("alerts", Partitions.Milliseconds), new("alert_events", Partitions.Milliseconds)];
    private static readonly Partitions[] _ofEvents = [new(BlockTable.Name, 1), new("sightings", 1)];

    /// <summary>Makes and drops partitions; answers how many were dropped.</summary>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        var today = clock.GetUtcNow().ToUnixTimeSeconds() / 86400;
        var dropped = await database.Write(session => Alerts(session, today), cancellation);
        while (await database.Write(session => Evidence(session, today), cancellation) == Rows)
        {
        }

        return dropped + await database.Index.Run(session => Events(session, today), cancellation);
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before any alert is written, so that none falls into the partition of all other days.
        await Sweep(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(index.Value.Sweep, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (IOException failure)
            {
                LogTrouble(failure.Message);
            }
        }
    }

    private int Alerts(SqlSession session, long today)
    {
        var dropped = 0;
        foreach (var partitions in _ofAlerts)
        {
            var known = partitions.Days(session);
            foreach (var day in Enumerable.Range(0, DaysAhead).Select(d => today + d).Except(known))
            {
                partitions.Add(session, day);
            }

            dropped += Drop(session, partitions, known, today - (long)alerts.Value.Retention.TotalDays);
        }

        return dropped;
    }

    private int Evidence(SqlSession session, long today) => session.Execute(
        "DELETE FROM evidence WHERE event IN (SELECT event FROM evidence WHERE at < @before LIMIT @rows)",
        ("@before", (today - (long)alerts.Value.Retention.TotalDays) * Partitions.Milliseconds),
        ("@rows", (long)Rows));

    // By the latest event, not by the clock: old logs that are read today are kept as long as new ones.
    private int Events(SqlSession session, long today)
    {
        if (session.Scalar(IndexDatabase.LatestDay) is not long latest)
        {
            return 0;
        }

        var first = Math.Min(latest, today) - (long)index.Value.Retention.TotalDays;
        var dropped = _ofEvents.Sum(p => Drop(session, p, p.Days(session), first));
        session.Execute("DELETE FROM terms WHERE last < @first", ("@first", first));
        return dropped;
    }

    private static int Drop(SqlSession session, Partitions partitions, IReadOnlyList<long> known, long first)
    {
        var old = known.Where(day => day < first).ToArray();
        Array.ForEach(old, day => partitions.Drop(session, day));
        return old.Length;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Partitions cannot be made and dropped now: {Reason}")]
    private partial void LogTrouble(string reason);
}
