using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using OrleansSec.Contracts.Stores;
using OrleansSec.Silo.Storage;

namespace OrleansSec.Silo.Sources;

/// <summary>
/// Uploads, by way of a spool folder: one file each, named by the hash of its content. An upload is taken when its
/// file is flushed and renamed into place, and its file goes when the batch is acknowledged.
/// </summary>
internal sealed class PushSource(string spool, PushOptions options, IBatchLedger ledger, TimeProvider clock) : ISource, IPushIntake
{
    private const string Ending = ".batch";

    private readonly Channel<string> _arrivals = Channel.CreateUnbounded<string>();
    private readonly PendingBatches _pending = new(clock);
    private int _uploads;
    private long _waitingBytes;

    /// <inheritdoc/>
    public SourceView View => new("push", "/api/v1/ingest/cloudtrail", "idle", null, _pending.Count, 0, _pending.LagSeconds);

    /// <inheritdoc/>
    public async Task<PushReceipt> Accept(Stream content, CancellationToken cancellation)
    {
        Refuse();
        Directory.CreateDirectory(spool);
        var temporary = Path.Combine(spool, $"upload-{Environment.ProcessId}-{Interlocked.Increment(ref _uploads)}.tmp");
        try
        {
            var (hash, bytes) = await Spool(content, temporary, cancellation);
            if (_pending.Holds(hash) || await IsKnown(hash, cancellation))
            {
                return new PushReceipt(hash, bytes, true);
            }

            File.Move(temporary, Path.Combine(spool, hash + Ending), overwrite: true);
            Arrive(hash, bytes);
            return new PushReceipt(hash, bytes, false);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new IOException(failure.Message, failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Batch> Batches([EnumeratorCancellation] CancellationToken cancellation)
    {
        Directory.CreateDirectory(spool);
        foreach (var file in Directory.EnumerateFiles(spool, "*.tmp"))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(spool, "*" + Ending).Order(StringComparer.Ordinal))
        {
            Arrive(Path.GetFileNameWithoutExtension(file), new FileInfo(file).Length);
        }

        await foreach (var hash in _arrivals.Reader.ReadAllAsync(cancellation))
        {
            var file = Path.Combine(spool, hash + Ending);
            var bytes = new FileInfo(file).Length;
            if (await ledger.Knows(hash, cancellation))
            {
                Done(hash, file, bytes);
                continue;
            }

            yield return new Batch(hash, "push", $"push:{hash}", bytes, () => File.OpenRead(file), () => Done(hash, file, bytes));
        }
    }

    /// <inheritdoc/>
    public void Return(Batch batch) => _arrivals.Writer.TryWrite(batch.Id);

    private static async Task<(string Hash, long Bytes)> Spool(Stream content, string file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        while (await content.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellation);
            bytes += read;
        }

        await stream.FlushAsync(cancellation);
        RandomAccess.FlushToDisk(stream.SafeFileHandle);
        return (Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)), bytes);
    }

    // What waits must not fill the disk; who sends has it still, and sends it again.
    private void Refuse()
    {
        if (_pending.Count >= options.MaxWaiting || Interlocked.Read(ref _waitingBytes) >= options.MaxSpoolMegabytes * (1L << 20))
        {
            throw new IOException("As many uploads wait as may.");
        }
    }

    // A spooled upload is durable without the database, which is asked again before the batch is handed out.
    private async Task<bool> IsKnown(string hash, CancellationToken cancellation)
    {
        using var due = new CancellationTokenSource(options.AskFor, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellation);
        try
        {
            return await ledger.Knows(hash, both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Arrive(string hash, long bytes)
    {
        if (_pending.Add(hash))
        {
            Interlocked.Add(ref _waitingBytes, bytes);
            _arrivals.Writer.TryWrite(hash);
        }
    }

    private void Done(string hash, string file, long bytes)
    {
        Interlocked.Add(ref _waitingBytes, -bytes);
        File.Delete(file);
        _pending.Remove(hash);
    }
}
