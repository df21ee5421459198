using System.Text.Json;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Contracts.Stores;

namespace OrleansSec.Gateway.Live;

/// <summary>
/// Reads frames for many watchers: those who want the same frame at the same time share one read, and only a few reads
/// run at once.
/// </summary>
internal sealed class FrameReader(IAlertStore store) : IDisposable
{
    private const int AlertsPerFrame = 500;
    private const int ConcurrentReads = 4;

    private readonly SemaphoreSlim _turns = new(ConcurrentReads);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<(string Filter, long After), Task<AlertFrame>> _reads = [];
    private readonly Lock _lock = new();

    /// <summary>The log's last sequence.</summary>
    public Task<long> Head(CancellationToken cancellation) => store.Head(cancellation);

    /// <summary>The next frame after a sequence.</summary>
    public Task<AlertFrame> After(AlertFilter filter, long after, CancellationToken cancellation)
    {
        var key = (JsonSerializer.Serialize(filter, GatewayJson.Default.AlertFilter), after);
        Task<AlertFrame>? read;
        lock (_lock)
        {
            if (!_reads.TryGetValue(key, out read))
            {
                read = Read(key, filter, after);
                if (!read.IsCompleted)
                {
                    _reads.Add(key, read);
                }
            }
        }

        return read.WaitAsync(cancellation);
    }

    /// <summary>Gives up the reads that are under way.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _turns.Dispose();
    }

    private async Task<AlertFrame> Read((string Filter, long After) key, AlertFilter filter, long after)
    {
        // One watcher that leaves must not take the frame from the others: the read does not end with a watcher.
        await _turns.WaitAsync(_stopping.Token);
        try
        {
            return await store.After(filter, after, AlertsPerFrame, _stopping.Token);
        }
        finally
        {
            _turns.Release();
            lock (_lock)
            {
                _reads.Remove(key);
            }
        }
    }
}
