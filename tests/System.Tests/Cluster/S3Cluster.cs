using System.Text.Json;
using OrleansSec.System.Tests.Processes;

namespace OrleansSec.System.Tests.Cluster;

/// <summary>
/// Silos and a gateway on one PostgreSQL database. Each silo has a queue of its own, of the logs of its own account: what
/// is learnt of principals depends on the order in which their logs come, and is the same as that of one server only
/// where one worker has all of an account's (docs/adr/0015).
/// </summary>
internal sealed class S3Cluster : IAsyncDisposable
{
    // Seldom, since every answer costs the gateway and the database work.
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(250);

    private readonly Moto _aws = new();
    private readonly IReadOnlyList<AccountLogs> _logs;
    private readonly List<LogBucket> _buckets = [];
    private readonly List<SiloProcess> _silos = [];

    private S3Cluster(IReadOnlyList<AccountLogs> logs) => _logs = logs;

    /// <summary>The silos, in the order of the logs.</summary>
    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>The gateway.</summary>
    public ServeProcess Gateway { get; private set; } = null!;

    /// <summary>Starts everything, one silo for the logs of each account.</summary>
    public static async Task<S3Cluster> Start(Folder folder, string postgres, IReadOnlyList<AccountLogs> logs, IReadOnlyDictionary<string, string> settings)
    {
        var cluster = new S3Cluster(logs);
        try
        {
            await cluster._aws.Start();
            foreach (var (account, number) in logs.Select((account, number) => (account, number)))
            {
                var bucket = new LogBucket(cluster._aws.Url, $"trail-{number}");
                cluster._buckets.Add(bucket);
                await bucket.Make();
                cluster._silos.Add(new SiloProcess(
                    folder[$"silo-{number}"],
                    ["--s3-queue", bucket.Queue, "--s3-region", LogBucket.Region, "--aws-endpoint", cluster._aws.Url.ToString()],
                    Settings(postgres, settings)));
            }

            await Task.WhenAll(cluster._silos.Select(s => s.Start()));
            cluster.Gateway = await ServeProcess.Start(folder["gateway"], ["--roles", "gateway"], Settings(postgres, settings));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Delivers all logs, each account's in order; the buckets announce them.</summary>
    public Task Deliver() => Deliver(0, 1);

    /// <summary>Delivers a part of each account's logs, such as from 0.5 to 1: the second half.</summary>
    public Task Deliver(double from, double to) => Task.WhenAll(_buckets.Zip(
        _logs, (bucket, logs) => Deliver(bucket, logs.Deliveries.Take((int)(from * logs.Deliveries.Count)..(int)(to * logs.Deliveries.Count)))));

    /// <summary>Kills a silo, and starts it where it was when its queue shows again what it had in hand.</summary>
    public async Task Kill(int silo)
    {
        await _silos[silo].Kill();
        await Revive(silo);
    }

    /// <summary>Starts a silo that has ended, when its queue shows again what it had in hand: so that nothing overtakes it.</summary>
    public async Task Revive(int silo)
    {
        await _buckets[silo].NoneIsHidden();
        await _silos[silo].Start();
    }

    /// <summary>AWS's stand-in is away for a moment, and forgets all objects and messages.</summary>
    public async Task RestartAws()
    {
        await _aws.Stop();
        await _aws.Start();
        foreach (var bucket in _buckets)
        {
            await bucket.Make();
        }
    }

    /// <summary>Asks the gateway for the system view until it pleases, also where it cannot answer for a time. Throws when the limit is reached.</summary>
    public async Task<JsonElement> Until(Func<JsonElement, bool> pleases, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(_between);
        var last = "nothing";
        while (true)
        {
            try
            {
                var answer = await Gateway.Get("/api/v1/system");
                last = answer.ToString();
                if (pleases(answer))
                {
                    return answer;
                }
            }
            catch (HttpRequestException failure)
            {
                last = failure.Message;
            }

            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The system view still is: {last}");
            }
        }
    }

    /// <summary>Messages in all queues, visible ones and hidden ones.</summary>
    public async Task<int> Messages() => (await Task.WhenAll(_buckets.Select(b => b.Messages()))).Sum();

    /// <summary>Messages in all queues that somebody has in hand.</summary>
    public async Task<int> Hidden() => (await Task.WhenAll(_buckets.Select(b => b.Hidden()))).Sum();

    /// <summary>Waits until no queue has a message, visible or not. Throws when the limit is reached.</summary>
    public Task IsDrained(TimeSpan patience) => Task.WhenAll(_buckets.Select(b => b.MessagesAre(0, patience)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Gateway is { } gateway)
        {
            await gateway.DisposeAsync();
        }

        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        await _aws.DisposeAsync();
        _buckets.ForEach(b => b.Dispose());
    }

    private static async Task Deliver(LogBucket bucket, IEnumerable<LogObject> logs)
    {
        foreach (var log in logs)
        {
            await bucket.Put(log.Key, await File.ReadAllBytesAsync(log.Path));
        }
    }

    private static Dictionary<string, string> Settings(string postgres, IReadOnlyDictionary<string, string> settings) => new(settings)
    {
        ["Storage__Postgres"] = postgres,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["S3__Wait"] = "00:00:01",
        ["S3__Visibility"] = "00:00:03",
        ["S3__RetryAfter"] = "00:00:01",
    };
}
