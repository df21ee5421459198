using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Ingest;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Sources.Digests;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>
/// CloudTrail's log objects, as a queue announces them. A message is deleted after everything that it announces is
/// durable; until then it is kept hidden, and a process that dies leaves it to others (ADR 0017).
/// </summary>
internal sealed partial class S3Source(
    SqsQueue queue,
    ObjectStore objects,
    S3Options options,
    DigestAlarm alarm,
    IBatchLedger ledger,
    Patience patience,
    TimeProvider clock,
    ILogger<S3Source> logger)
    : ISource, IDisposable
{
    private static readonly TimeSpan _longestRetry = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    // A queue that has messages answers at once.
    private static readonly TimeSpan _lastReceive = TimeSpan.FromSeconds(1);

    private readonly Deliveries _deliveries = new();
    private readonly QueueReplies _replies = new(queue, logger);
    private readonly TrailFilter _filter = new(options);
    private readonly S3Tally _tally = new(clock);

    /// <inheritdoc/>
    public SourceView View
    {
        get
        {
            var pending = _deliveries.Objects;
            var state = _tally.Problem is not null ? "failed" : _tally.IsFailing ? "waiting" : pending > 0 ? "reading" : "idle";
            return new SourceView("s3", queue.Url, state, _tally.Text(), pending, _tally.Passed, (clock.GetUtcNow() - _deliveries.Oldest)?.TotalSeconds);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Batch> Batches([EnumeratorCancellation] CancellationToken cancellation)
    {
        objects.Clean();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var fetches = Channel.CreateBounded<Task<Batch?>>(options.Downloads);
        Task[] underWay =
        [
            OrEnd(Receive(fetches.Writer, stopping.Token), fetches.Writer),
            OrEnd(Hold(stopping.Token), fetches.Writer),
            OrEnd(VerifyDigests(stopping.Token), fetches.Writer),
            OrEnd(_replies.Run(stopping.Token), fetches.Writer),
        ];
        try
        {
            await foreach (var fetch in fetches.Reader.ReadAllAsync(cancellation))
            {
                if (await fetch is { } batch)
                {
                    yield return batch;
                }
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(underWay);
            await GiveUp();
        }
    }

    /// <inheritdoc/>
    public void Return(Batch batch) => GiveBack(batch.Id, batch.Object, "It could not be read to its end.");

    /// <inheritdoc/>
    public void Dispose()
    {
        queue.Dispose();
        objects.Dispose();
    }

    private static async Task OrEnd(Task work, ChannelWriter<Task<Batch?>> fetches)
    {
        try
        {
            await work;
        }
        catch (Exception failure)
        {
            // Whatever it was: without one of these tasks no message would ever be answered, so no batch may wait for it.
            fetches.TryComplete(failure);
        }
    }

    private async Task Receive(ChannelWriter<Task<Batch?>> fetches, CancellationToken cancellation)
    {
        using var late = new LastWords(_lastReceive, cancellation);
        var pause = TimeSpan.FromSeconds(1);
        while (await fetches.WaitToWriteAsync(cancellation))
        {
            try
            {
                // An answer that nobody waits for any more would hide its messages for nothing.
                var messages = await queue.Receive(late.Token);
                if (cancellation.IsCancellationRequested)
                {
                    messages.ToList().ForEach(m => _replies.Hide(m, TimeSpan.Zero));
                    return;
                }

                (_tally.Problem, pause) = (null, TimeSpan.FromSeconds(1));
                await Announce(messages, fetches, cancellation);
            }
            catch (Exception failure) when (AwsTrouble.Is(failure, cancellation))
            {
                _tally.Problem = $"The queue cannot be read: {AwsTrouble.Text(failure)}";
                await Task.Delay(pause, clock, cancellation);
                pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
            }
        }
    }

    // Older objects first: it is by the order of events that a principal's habits are learnt.
    private async Task Announce(IReadOnlyList<QueueMessage> messages, ChannelWriter<Task<Batch?>> fetches, CancellationToken cancellation)
    {
        var wanted = new List<(ObjectNotice Notice, Delivery Delivery)>();
        foreach (var message in messages)
        {
            var notices = await Read(message, cancellation);
            if (notices.Count == 0)
            {
                _replies.Delete(message);
                continue;
            }

            var delivery = _deliveries.Add(message, notices.Count);
            wanted.AddRange(notices.Select(n => (n, delivery)));
        }

        foreach (var (notice, delivery) in wanted.OrderBy(w => w.Notice.At ?? w.Delivery.Message.SentAt))
        {
            await fetches.WaitToWriteAsync(cancellation);
            fetches.TryWrite(Fetch(notice, delivery, cancellation));
        }
    }

    private async Task<IReadOnlyList<ObjectNotice>> Read(QueueMessage message, CancellationToken cancellation)
    {
        var notification = NotificationReader.Read(message.Body);
        if (notification.Problem is { } problem)
        {
            var beginning = message.Body.Length <= 200 ? message.Body : message.Body[..200];
            await Quarantine($"sqs:{queue.Url}", $"{message.SentAt:O} {message.Body}", "not-a-notification", $"{problem} It begins: {beginning}", cancellation);
            return [];
        }

        for (var i = 0; i < notification.Passed; i++)
        {
            _tally.Pass("other notice");
        }

        var wanted = new List<ObjectNotice>();
        foreach (var notice in notification.Objects)
        {
            if (_filter.Passes(notice) is { } kind)
            {
                _tally.Pass(kind);
            }
            else
            {
                wanted.Add(notice);
            }
        }

        return wanted;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Object} could not be read (try {Tries}): {Reason}")]
    private partial void LogFailed(string @object, int tries, string reason);
}
