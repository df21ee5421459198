using System.Security.Cryptography;
using System.Text;
using OrleansSec.Silo.Sources.Aws;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Sources.S3;

/// <content>What becomes of one announced object, and of the message that announced it.</content>
internal sealed partial class S3Source
{
    // Null: the object is done with, or somebody waits for it already, or it comes again later.
    private async Task<Batch?> Fetch(ObjectNotice notice, Delivery delivery, CancellationToken cancellation)
    {
        // A notice that does not tell the content's tag has an id of its own until the object is here.
        var id = notice.BatchId(notice.ETag ?? $"unknown {delivery.Message.Receipt}");
        if (!await IsWanted(id, delivery, cancellation))
        {
            return null;
        }

        if (TrailKey.Of(notice.Key).Kind == TrailObject.Digest)
        {
            Announce(id, notice);
            return null;
        }

        try
        {
            var fetched = await objects.Fetch(notice, cancellation);
            if (notice.ETag is null)
            {
                id = notice.BatchId(fetched.ETag);
                if (!await IsWanted(id, delivery, cancellation))
                {
                    await fetched.Content.DisposeAsync();
                    return null;
                }
            }

            _tally.Succeed(notice.Address);
            var content = new ObjectContent(fetched.Content, () => objects.Again(notice with { ETag = fetched.ETag }));
            return new Batch(id, "s3", notice.Address, fetched.Size, content.Open, () => Done(id));
        }
        catch (InvalidDataException failure)
        {
            await PutAside(notice, id, "too-large-object", failure.Message, cancellation);
        }
        catch (Exception failure) when (ObjectStore.Gone(failure) is not null)
        {
            await PutAside(notice, id, ObjectStore.Gone(failure)!, $"It was announced, but is no longer there: {AwsTrouble.Text(failure)}", cancellation);
        }
        catch (Exception failure) when (AwsTrouble.Is(failure, cancellation) || failure is UnauthorizedAccessException)
        {
            GiveBack(id, notice.Address, AwsTrouble.Text(failure));
        }

        return null;
    }

    // The wait comes first: a batch that is acknowledged in between is found in the ledger.
    private async Task<bool> IsWanted(string id, Delivery delivery, CancellationToken cancellation)
    {
        if (!_deliveries.Wait(id, delivery))
        {
            return false;
        }

        if (!await ledger.Knows(id, cancellation))
        {
            return true;
        }

        Done(id);
        return false;
    }

    private void Done(string id)
    {
        foreach (var message in _deliveries.Done(id))
        {
            _replies.Delete(message);
        }
    }

    private async Task PutAside(ObjectNotice notice, string id, string reason, string detail, CancellationToken cancellation)
    {
        await Quarantine(notice.Address, id, reason, detail, cancellation);
        _tally.Succeed(notice.Address);
        Done(id);
    }

    // Under an id of its own: should the object come again, it is read.
    private async Task Quarantine(string @object, string content, string reason, string detail, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{reason}\n{content}")).AsSpan(0, 16));
        var record = new BatchRecord($"{id}:{reason}", "s3", @object, 0, 0, [new QuarantineEntry(0, reason, detail, 1)]);
        await patience.Try("quarantine what cannot be read", () => Acknowledge(record, cancellation), cancellation);
    }

    private async Task<bool> Acknowledge(BatchRecord record, CancellationToken cancellation)
    {
        await ledger.Acknowledge([record], [], cancellation);
        return true;
    }

    // The more often it failed, the later it comes again. Putting it aside for good is up to the queue's redrive policy.
    private void GiveBack(string id, string address, string reason)
    {
        foreach (var message in _deliveries.Failed(id))
        {
            var wait = options.RetryAfter * Math.Pow(2, Math.Min(message.Receives - 1, 16));
            _replies.Hide(message, wait < _longestRetry ? wait : _longestRetry);
            _tally.Fail(address, reason, message.Receives);
            LogFailed(address, message.Receives, reason);
        }
    }

    // Keeps messages hidden while they are in hand: the epoch they belong to may stay open for longer than a message is hidden.
    private async Task Hold(CancellationToken cancellation)
    {
        await LearnRedrive(cancellation);
        using var timer = new PeriodicTimer(options.Visibility / 3, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            foreach (var messages in _deliveries.Messages.Chunk(SqsQueue.MostInRequest))
            {
                try
                {
                    await queue.Hide(messages.Select(m => (m.Receipt, options.Visibility)), cancellation);
                }
                catch (Exception failure) when (AwsTrouble.Is(failure, cancellation))
                {
                    LogFailed(queue.Url, messages.Length, $"Messages could not be kept hidden: {AwsTrouble.Text(failure)}");
                }
            }
        }
    }

    private async Task LearnRedrive(CancellationToken cancellation)
    {
        try
        {
            _tally.HasDeadLetters = await queue.HasDeadLetters(cancellation);
        }
        catch (Exception failure) when (AwsTrouble.Is(failure, cancellation))
        {
            // A permission that is good to have only; the queue is read without.
            _tally.HasDeadLetters = null;
        }
    }

    // So that others need not wait until messages show again by themselves.
    private async Task GiveUp()
    {
        foreach (var message in _deliveries.LetGo())
        {
            _replies.Hide(message, TimeSpan.Zero);
        }

        try
        {
            await _replies.Finish();
        }
        catch (OperationCanceledException)
        {
            // They show by themselves then.
        }
    }
}
