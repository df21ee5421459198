namespace OrleansSec.Gateway.Live;

/// <summary>How far the alert log has grown, as far as this process has heard, and a place to wait for more.</summary>
internal sealed class LogHead
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sequence;

    /// <summary>The log has grown at least to here. Smaller numbers than before are old news.</summary>
    public void Reach(long sequence)
    {
        TaskCompletionSource grown;
        lock (_lock)
        {
            if (sequence <= _sequence)
            {
                return;
            }

            _sequence = sequence;
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.SetResult();
    }

    /// <summary>Returns when the log has grown beyond a sequence.</summary>
    public async Task Beyond(long sequence, CancellationToken cancellation)
    {
        while (Next(sequence) is { } next)
        {
            await next.WaitAsync(cancellation);
        }
    }

    private Task? Next(long sequence)
    {
        lock (_lock)
        {
            return _sequence > sequence ? null : _grown.Task;
        }
    }
}
