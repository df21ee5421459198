using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansSec.Silo.Storage.Sql;
using OrleansSec.Silo.Storage.Sql.Index;

namespace OrleansSec.Silo.Storage.Sqlite.Index;

/// <summary>Drops what is older than the retention, few rows at a time, so that writes never wait long.</summary>
internal sealed partial class IndexRetention(
    IndexDatabase index, SqliteEventWriter writer, IOptions<EventIndexOptions> options, TimeProvider clock, ILogger<IndexRetention> logger) : BackgroundService
{
    private const int Rows = 2000;
    private const int Blocks = 16;

    /// <summary>Drops all that is too old; answers how many rows, blocks of events among them.</summary>
    public async Task<long> Sweep(CancellationToken cancellation)
    {
        var (dropped, last) = (0L, -1);
        while (last != 0)
        {
            last = await index.Value.Write(Drop, cancellation);
            dropped += last;
        }

        return dropped;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Sweep, clock);
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

    // By the latest event, not by the clock: old logs that are read today are kept as long as new ones.
    private int Drop(SqlSession session)
    {
        if (session.Scalar(IndexDatabase.LatestDay) is not long latest)
        {
            return 0;
        }

        var day = Math.Min(latest, clock.GetUtcNow().ToUnixTimeSeconds() / 86400) - (long)options.Value.Retention.TotalDays;
        var dropped = session.Execute(
            "DELETE FROM event_blocks WHERE (day, number) IN (SELECT day, number FROM event_blocks WHERE day < @day ORDER BY day, number LIMIT @blocks)",
            ("@day", day),
            ("@blocks", Blocks));
        dropped += session.Execute(
            """
            DELETE FROM sightings WHERE (day, address, principal) IN
                (SELECT day, address, principal FROM sightings WHERE day < @day ORDER BY day, address, principal LIMIT @rows)
            """,
            ("@day", day),
            ("@rows", Rows));

        // A term outlives its last sighting, since both go by the same day.
        if (dropped == 0 && session.Execute("DELETE FROM terms WHERE last < @day", ("@day", day)) > 0)
        {
            writer.Forget();
        }

        return dropped;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old events cannot be dropped now: {Reason}")]
    private partial void LogTrouble(string reason);
}
