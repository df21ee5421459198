using Microsoft.Extensions.Logging;

namespace OrleansSec.Silo.Ingest;

/// <summary>
/// Does a step again until it works: nothing may be acknowledged before it is durable, so trouble with storage or a
/// silo can only be waited out. Meanwhile the status says what is wrong.
/// </summary>
internal sealed partial class Patience(IngestStatus status, TimeProvider clock, ILogger<Patience> logger)
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(5);

    /// <summary>The step's result, however many tries it takes.</summary>
    public async Task<T> Try<T>(string step, Func<Task<T>> work, CancellationToken cancellation)
    {
        var wait = _shortest;
        while (true)
        {
            try
            {
                var result = await work();
                if (wait > _shortest)
                {
                    status.Problem = null;
                    LogRecovered(step);
                }

                return result;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // Any failure: what a silo, a network or a disk can throw is open-ended, and giving up loses events.
                status.Problem = $"Cannot {step}: {Said(failure)}";
                LogRetry(step, wait, failure);
                await Task.Delay(wait, clock, cancellation);
                wait = wait * 2 < _longest ? wait * 2 : _longest;
            }
        }
    }

    // Storage says in an IOException what to do about it; within may be what the database said, and around it the grain's call.
    private static string Said(Exception failure)
    {
        var cause = failure;
        while (cause is not IOException && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause.Message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot {Step}; trying again in {Wait}.")]
    private partial void LogRetry(string step, TimeSpan wait, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "It works again to {Step}.")]
    private partial void LogRecovered(string step);
}
