using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrleansSec.Silo.Sources.Aws;

namespace OrleansSec.Silo.Sources.S3;

/// <summary>
/// Answers messages behind the ingest worker's back, many in a request. An answer that is lost does no harm: the
/// message comes again, and the ledger knows its objects.
/// </summary>
internal sealed partial class QueueReplies(SqsQueue queue, ILogger logger)
{
    private static readonly TimeSpan _lastWords = TimeSpan.FromSeconds(5);

    private readonly Channel<Reply> _replies = Channel.CreateUnbounded<Reply>();

    /// <summary>The message is done with.</summary>
    public void Delete(QueueMessage message) => _replies.Writer.TryWrite(new Reply(message.Receipt, null));

    /// <summary>The message stays hidden for as long, and then comes again.</summary>
    public void Hide(QueueMessage message, TimeSpan time) => _replies.Writer.TryWrite(new Reply(message.Receipt, time));

    /// <summary>Sends answers until cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        // What was taken out of the queue of answers is sent, also where the process is asked to end meanwhile.
        using var late = new LastWords(_lastWords, cancellation);
        while (await _replies.Reader.WaitToReadAsync(cancellation))
        {
            await Send(late.Token);
        }
    }

    /// <summary>Sends what is left, if it takes a moment only.</summary>
    public async Task Finish()
    {
        using var limit = new CancellationTokenSource(_lastWords);
        while (_replies.Reader.TryPeek(out _) && !limit.IsCancellationRequested)
        {
            await Send(limit.Token);
        }
    }

    private async Task Send(CancellationToken cancellation)
    {
        var replies = new List<Reply>(SqsQueue.MostInRequest);
        while (replies.Count < SqsQueue.MostInRequest && _replies.Reader.TryRead(out var reply))
        {
            replies.Add(reply);
        }

        string[] done = [.. replies.Where(r => r.Hidden is null).Select(r => r.Receipt)];
        (string, TimeSpan)[] hidden = [.. replies.Where(r => r.Hidden is not null).Select(r => (r.Receipt, r.Hidden!.Value))];
        try
        {
            await (done.Length > 0 ? queue.Delete(done, cancellation) : Task.CompletedTask);
            await (hidden.Length > 0 ? queue.Hide(hidden, cancellation) : Task.CompletedTask);
        }
        catch (Exception failure) when (AwsTrouble.Is(failure, cancellation))
        {
            LogLost(replies.Count, queue.Url, AwsTrouble.Text(failure));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages of {Queue} could not be answered and will come again: {Reason}")]
    private partial void LogLost(int count, string queue, string reason);

    private readonly record struct Reply(string Receipt, TimeSpan? Hidden);
}
