using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using OrleansSec.Contracts.Alerts;

namespace OrleansSec.Gateway.Live;

/// <summary>
/// Follows the alert log for any number of watchers. Hints wake them; what they get is read from the store, so a lost
/// or late hint costs time and never an alert.
/// </summary>
internal sealed class LiveFeed(LogHead head, FrameReader frames, TimeProvider clock)
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Frames after a sequence, each beginning where the one before ended. The first comes at once, empty if nothing
    /// was missed; later ones come when there are alerts, or to tell after a silence how far the log was read.
    /// </summary>
    public async IAsyncEnumerable<AlertFrame> Watch(
        AlertFilter filter, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var end = await frames.Head(cancellation);
        if (after > end)
        {
            throw new HubException(
                $"The alert log ends at {end}, before {after}: it is not the log that was watched before. Read the alerts again.");
        }

        var sent = after < 0 ? end : after;
        var read = sent;
        long? sentAt = null;
        while (true)
        {
            var frame = await frames.After(filter, read, cancellation);
            read = frame.To;
            if (frame.Alerts.Count > 0 || IsDue(sentAt, read > sent))
            {
                yield return frame with { From = sent };
                sent = read;
                sentAt = clock.GetTimestamp();
            }

            await head.Beyond(read, cancellation);
        }
    }

    private bool IsDue(long? sentAt, bool isNews) =>
        sentAt is not { } last || (isNews && clock.GetElapsedTime(last) >= _silence);
}
