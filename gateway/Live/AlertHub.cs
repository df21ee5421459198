using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using OrleansSec.Contracts.Alerts;
using OrleansSec.Gateway.Access;
using OrleansSec.Gateway.Api;

namespace OrleansSec.Gateway.Live;

/// <summary>The live connection of a browser.</summary>
internal sealed class AlertHub(LiveFeed feed) : Hub
{
    private const int MaxWatches = 8;

    /// <summary>
    /// Streams frames from a sequence on: first what was missed, then live. Each frame begins where the one before
    /// ended. A negative sequence means from now.
    /// </summary>
    public async IAsyncEnumerable<AlertFrame> Watch(
        AlertFilter? filter, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = filter ?? new AlertFilter();
        if (FilterCheck.Problem(asked) is { } wrong)
        {
            throw new HubException($"Parameter '{wrong.Name}': {wrong.Reason}");
        }

        var open = Open();
        if (Interlocked.Increment(ref open.Value) > MaxWatches)
        {
            Interlocked.Decrement(ref open.Value);
            throw new HubException($"A connection may have {MaxWatches} watches at most. End one first.");
        }

        try
        {
            var scoped = asked with { Accounts = Context.User!.Narrow(asked.Accounts) };
            await foreach (var frame in feed.Watch(scoped, after, cancellation))
            {
                yield return frame;
            }
        }
        finally
        {
            Interlocked.Decrement(ref open.Value);
        }
    }

    // A connection's calls may run side by side, its items are one plain dictionary.
    private StrongBox<int> Open()
    {
        lock (Context.Items)
        {
            if (Context.Items.TryGetValue(typeof(AlertHub), out var open))
            {
                return (StrongBox<int>)open!;
            }

            var first = new StrongBox<int>();
            Context.Items.Add(typeof(AlertHub), first);
            return first;
        }
    }
}
